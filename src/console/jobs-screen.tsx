import { z } from "zod";
import { JOB_STATES, type JobState, type TroubledJob, readJobs } from "../jobs/read-jobs.ts";
import { parseInput } from "../http/parse.ts";
import { Notice } from "../pages/prose.tsx";
import { seeOther } from "../pages/send-page.tsx";
import { Time } from "../pages/time.tsx";
import { retryJob } from "../reports/retry-job.ts";
import { Refusal } from "../shared/refusal.ts";
import { assertAdministrator } from "./administrator.ts";
import { attempt, statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, type Visit, show, useDesk } from "./desk.tsx";
import { asked, queryOf } from "./fields.ts";
import { JOBS_TEXTS } from "./jobs-texts.ts";
import { Pager, Refused } from "./pieces.tsx";
import { StackTable } from "./stack-table.tsx";
import { Tabs } from "./tabs.tsx";

const JOB_NUMBER = /^\d{1,18}$/;

const jobsQuery = z.object({
  state: z.enum(JOB_STATES).catch("failed"),
  cursor: asked(z.string().regex(JOB_NUMBER)),
  done: asked(z.literal("retried")),
});
type JobsQuery = z.infer<typeof jobsQuery>;

const PAGE = 30;

/** Beside the letters: what else was to be done and was not. */
export function jobsScreen(desk: Desk): void {
  desk.get("/letters/jobs", (visit) => showJobs(visit));

  desk.post("/letters/jobs/:number/retry", async (visit) => {
    assertAdministrator(visit);
    const { state } = parseInput(jobsQuery, visit.req.query);
    const refusal = await attempt(() => retryJob(visit.deps, { id: numberOf(visit), actor: visit.actor }));
    if (refusal) return showJobs(visit, refusal);
    seeOther(visit.res, `/console/letters/jobs${queryOf({ state, done: "retried" })}`);
  });
}

function numberOf({ req }: Visit): bigint {
  const { number } = req.params;
  if (typeof number !== "string" || !JOB_NUMBER.test(number)) throw new Refusal("not_found", "There is no such job.");
  return BigInt(number);
}

async function showJobs(visit: Visit, refusal: Refusal | null = null): Promise<void> {
  assertAdministrator(visit);
  const query = parseInput(jobsQuery, visit.req.query);
  const { state, cursor } = query;
  const before = cursor === undefined ? undefined : BigInt(cursor);
  const page = await readJobs(visit.deps, { state, before, limit: PAGE });
  await show(visit, <JobsPage {...{ query, page, refusal }} />, statusOf(visit.res, refusal));
}

/** The two lists of this area. */
export function LettersOrJobs({ chosen }: { readonly chosen: "letters" | "jobs" }) {
  const words = JOBS_TEXTS[useDesk().texts.lang];
  return (
    <Tabs
      label={words.areas}
      chosen={chosen}
      tabs={[
        ["letters", words.letters, "/console/letters"],
        ["jobs", words.title, "/console/letters/jobs"],
      ]}
    />
  );
}

interface JobsPageProps {
  readonly query: JobsQuery;
  readonly page: { readonly items: readonly TroubledJob[]; readonly next: string | null };
  readonly refusal: Refusal | null;
}

function JobsPage({ query: { state, cursor, done }, page: { items, next }, refusal }: JobsPageProps) {
  const words = JOBS_TEXTS[useDesk().texts.lang];
  const href = (query: { readonly state?: JobState; readonly cursor?: string }) =>
    `/console/letters/jobs${queryOf({ state, ...query })}`;
  return (
    <ConsoleLayout title={words.title}>
      <h1>{words.title}</h1>
      <LettersOrJobs chosen="jobs" />
      <Notice text={done === undefined ? undefined : words.retried} />
      <Refused refusal={refusal} />
      <p class="dim">{words.intro}</p>
      <Tabs
        label={words.tabs}
        chosen={state}
        tabs={JOB_STATES.map((each) => [each, words.states[each], href({ state: each })])}
      />
      {items.length === 0 ? <p class="empty">{words.empty[state]}</p> : <JobTable jobs={items} state={state} />}
      <Pager
        nextHref={next === null ? null : href({ cursor: next })}
        firstHref={cursor === undefined ? null : href({})}
      />
    </ConsoleLayout>
  );
}

interface JobTableProps {
  readonly jobs: readonly TroubledJob[];
  readonly state: JobState;
}

function JobTable({ jobs, state }: JobTableProps) {
  const { lang } = useDesk().texts;
  const words = JOBS_TEXTS[lang];
  return (
    <StackTable
      caption={words.caption[state]}
      columns={[words.job, words.error, { name: words.attempts, number: true }, words.made, words.state]}
      rows={jobs.map((job) => ({
        key: job.id,
        cells: [
          <>
            {words.jobs[job.name] ?? words.otherJob} <code>{job.name}</code>
          </>,
          <ErrorWords lastError={job.lastError} />,
          words.of(job.attempts, job.maxAttempts),
          <Time at={job.createdAt.toISOString()} lang={lang} />,
          <JobActions job={job} state={state} />,
        ],
      }))}
    />
  );
}

function ErrorWords({ lastError }: Pick<TroubledJob, "lastError">) {
  const words = JOBS_TEXTS[useDesk().texts.lang];
  if (lastError === null) return <span class="dim">{words.noError}</span>;
  const [kind = ""] = lastError.split(":");
  return (
    <span>
      {words.errors[kind] ?? words.otherError} <code>{lastError}</code>
    </span>
  );
}

function JobActions({ job, state }: { readonly job: TroubledJob; readonly state: JobState }) {
  const { lang } = useDesk().texts;
  const words = JOBS_TEXTS[lang];
  if (job.lockedAt !== null)
    return (
      <span>
        {words.atWork} <Time at={job.lockedAt.toISOString()} lang={lang} />
      </span>
    );
  return (
    <form method="post" action={`/console/letters/jobs/${job.id}/retry${queryOf({ state })}`}>
      {state === "failed" ? null : (
        <>
          {state === "stuck" ? words.due : words.next} <Time at={job.runAt.toISOString()} lang={lang} />{" "}
        </>
      )}
      <button class="link" type="submit" aria-label={words.retryOf(words.jobs[job.name] ?? job.name, job.id)}>
        {words.retry}
      </button>
    </form>
  );
}
