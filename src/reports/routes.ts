import { z } from "zod";
import { ok } from "../http/answer.ts";
import { listOf, pageQuery } from "../http/list.ts";
import { type Route, route } from "../http/route.ts";
import { auditRoutes } from "./audit-routes.ts";
import { jobRoutes } from "./job-routes.ts";
import { LETTER_STATES, letterItem, listLetters, presentLetter, readLetter, retryLetter } from "./letters.ts";
import { periodOf, periodQuery } from "./period-query.ts";
import { pageOf, policySuggestion, readSuggestions } from "./policy-suggestions.ts";
import { readShadow, shadowResults } from "./read-shadow.ts";
import { readStatistics, statistics } from "./statistics.ts";

const ADMINISTRATOR = ["administrator"] as const;
const statisticsRoute = route({
  method: "get",
  path: "/moderation/statistics",
  summary: "What rules and people did in a period: the last 30 days unless said otherwise",
  tag: "Reports",
  roles: ["moderator", "administrator"],
  query: z.object(periodQuery),
  responses: { 200: statistics },
  refusals: [],
  handle: async ({ db, clock }, { query }) => ok(await readStatistics(db, periodOf(query, clock()))),
});

const shadowRoute = route({
  method: "get",
  path: "/moderation/shadow-results",
  summary: "What rules in shadow found in a period, and what people decided about the same comments",
  description:
    "`rules` are those that the policy in force has in shadow; `would` is what a match would lead to if the rule were " +
    "live. `results` are by rule and revision, those of earlier revisions too.",
  tag: "Reports",
  roles: ["moderator", "administrator"],
  query: z.object(periodQuery),
  responses: { 200: shadowResults },
  refusals: [],
  handle: async (deps, { query }) => ok(await readShadow(deps, periodOf(query, deps.clock()))),
});

const suggestionsRoute = route({
  method: "get",
  path: "/moderation/policy-suggestions",
  summary: "What moderators' decisions of a period teach the policy: exemptions and terms, each as a change to make",
  description:
    "Exemptions from matches that people contradicted for at least two authors, where people agree with fewer than " +
    "seven in ten of such matches (95 % confidence). Terms from comments of at least three authors that readers " +
    "flagged, no live rule of the category matched and moderators removed. Texts come masked; nothing is changed.",
  tag: "Reports",
  roles: ADMINISTRATOR,
  query: z.object({ ...pageQuery, ...periodQuery }),
  responses: { 200: listOf(policySuggestion) },
  refusals: [],
  handle: async (deps, { query }) => {
    const found = await readSuggestions(deps, { policy: deps.policy(), ...periodOf(query, deps.clock()) });
    return ok(pageOf(found, query));
  },
});

const lettersRoute = route({
  method: "get",
  path: "/moderation/letters",
  summary: "Letters by state: those that failed unless said otherwise",
  tag: "Reports",
  roles: ADMINISTRATOR,
  query: z.object({ ...pageQuery, state: z.enum(LETTER_STATES).default("failed") }),
  responses: { 200: listOf(letterItem) },
  refusals: [],
  handle: async (deps, { query }) => ok(await listLetters(deps, query)),
});

const retryRoute = route({
  method: "post",
  path: "/moderation/letters/:id/retry",
  summary: "Send a failed letter again",
  tag: "Reports",
  roles: ADMINISTRATOR,
  params: z.object({ id: z.uuid() }),
  responses: { 200: letterItem },
  refusals: ["invalid_state"],
  find: (deps, { params }) => readLetter(deps, params.id),
  handle: async (deps, { found, actor }) => ok(presentLetter(await retryLetter(deps, { id: found.id, actor }))),
});

export const reportRoutes: readonly Route[] = [
  statisticsRoute,
  shadowRoute,
  suggestionsRoute,
  ...auditRoutes,
  lettersRoute,
  retryRoute,
  ...jobRoutes,
];
