import { z } from "zod";
import { ok } from "../http/answer.ts";
import { listOf, pageQuery } from "../http/list.ts";
import { type Route, route } from "../http/route.ts";
import { JOB_STATES, type TroubledJob, findJob, readJobs } from "../jobs/read-jobs.ts";
import { Refusal, invalid } from "../shared/refusal.ts";
import { retryJob } from "./retry-job.ts";

const ADMINISTRATOR = ["administrator"] as const;

/** Neither its payload nor the message of its error: both may name people. */
const job = z
  .object({
    id: z.string(),
    name: z.string(),
    attempts: z.int(),
    maxAttempts: z.int(),
    lastError: z.string().nullable(),
    createdAt: z.iso.datetime(),
    runAt: z.iso.datetime(),
    lockedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Job" });

const presentJob = (found: TroubledJob): z.infer<typeof job> => ({
  ...found,
  createdAt: found.createdAt.toISOString(),
  runAt: found.runAt.toISOString(),
  lockedAt: found.lockedAt?.toISOString() ?? null,
});

const JOB_NUMBER = /^\d{1,18}$/;

const jobsRoute = route({
  method: "get",
  path: "/moderation/jobs",
  summary: "Jobs that did not go as they should: those without an attempt left unless said otherwise",
  description:
    "`failed`: no attempt is left. `retrying`: an attempt failed, and `runAt` is the next one. `stuck`: at work since " +
    "`lockedAt`, longer than any job should be, or due since `runAt` and nobody takes it. `lastError` is a code.",
  tag: "Reports",
  roles: ADMINISTRATOR,
  query: z.object({ ...pageQuery, state: z.enum(JOB_STATES).default("failed") }),
  responses: { 200: listOf(job) },
  refusals: [],
  handle: async (deps, { query: { state, limit, cursor } }) => {
    if (cursor !== undefined && !JOB_NUMBER.test(cursor))
      throw invalid("/cursor", "This cursor is not one that a list of ours gave.");
    const before = cursor === undefined ? undefined : BigInt(cursor);
    const { items, next } = await readJobs(deps, { state, limit, before });
    return ok({ items: items.map(presentJob), nextCursor: next });
  },
});

const retryJobRoute = route({
  method: "post",
  path: "/moderation/jobs/:id/retry",
  summary: "Run a job again now, with all its attempts",
  tag: "Reports",
  roles: ADMINISTRATOR,
  params: z.object({ id: z.string().regex(JOB_NUMBER) }),
  responses: { 200: job },
  refusals: ["invalid_state"],
  find: async (deps, { params }) => {
    const found = await findJob(deps, BigInt(params.id));
    if (!found) throw new Refusal("not_found", "There is no such job.");
    return found;
  },
  handle: async (deps, { found, actor }) => ok(presentJob(await retryJob(deps, { id: BigInt(found.id), actor }))),
});

export const jobRoutes: readonly Route[] = [jobsRoute, retryJobRoute];
