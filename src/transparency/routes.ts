import { z } from "zod";
import { ok } from "../http/answer.ts";
import { instantOrDay } from "../http/instant.ts";
import { type Route, route } from "../http/route.ts";
import { periodOf } from "./period.ts";
import { deliveries, readDeliveries } from "./read-deliveries.ts";
import { transparencyReport } from "./report.ts";
import { retryRefused } from "./retry-refused.ts";
import { readSharedReport } from "./shared-report.ts";

const reportRoute = route({
  method: "get",
  path: "/transparency",
  summary: "The transparency report of a period: the last 365 days unless said otherwise",
  description:
    "Counts and times alone. Public, as the page /transparency is: DSA Articles 15(1) and 24(1) ask for its publication. " +
    "At most a minute old.",
  tag: "Transparency",
  roles: ["anyone"],
  credentials: "ignored",
  query: z.object({ from: instantOrDay.optional(), to: instantOrDay.optional() }),
  responses: { 200: transparencyReport },
  refusals: [],
  handle: async ({ db, clock }, { query }) => ok(await readSharedReport(db, periodOf(query, clock()))),
});

const ADMINISTRATOR = ["administrator"] as const;

const deliveriesRoute = route({
  method: "get",
  path: "/moderation/statement-deliveries",
  summary: "How far statements of reasons have come on their way to the EU's transparency database",
  tag: "Transparency",
  roles: ADMINISTRATOR,
  responses: { 200: deliveries },
  refusals: [],
  handle: async (deps) => ok(await readDeliveries(deps)),
});

const retryRoute = route({
  method: "post",
  path: "/moderation/statement-deliveries/retry",
  summary: "Send every refused statement again",
  tag: "Transparency",
  roles: ADMINISTRATOR,
  responses: { 200: z.object({ count: z.int() }) },
  refusals: [],
  handle: async (deps, { actor }) => ok({ count: await retryRefused(deps, actor) }),
});

export const transparencyRoutes: readonly Route[] = [reportRoute, deliveriesRoute, retryRoute];
