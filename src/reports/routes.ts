import { z } from "zod";
import { instantOrDay } from "../http/instant.ts";
import { readAuditFor } from "./read-audit-for.ts";
import type { AuditEntry } from "../db/generated/client.ts";
import { ok } from "../http/answer.ts";
import { listOf, pageQuery } from "../http/list.ts";
import { type Route, route } from "../http/route.ts";
import { DAY, after } from "../shared/clock.ts";
import { invalid } from "../shared/refusal.ts";
import { LETTER_STATES, letterItem, listLetters, presentLetter, readLetter, retryLetter } from "./letters.ts";
import { pageOf, policySuggestion, readSuggestions } from "./policy-suggestions.ts";
import { type Period, readStatistics, statistics } from "./statistics.ts";

const ADMINISTRATOR = ["administrator"] as const;
const DEFAULT_DAYS = 30;

const periodQuery = { from: instantOrDay.optional(), to: instantOrDay.optional() };

interface PeriodQuery {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

function periodOf(query: PeriodQuery, now: Date): Period {
  const to = query.to === undefined ? now : new Date(query.to);
  const from = query.from === undefined ? after(to, -DEFAULT_DAYS * DAY) : new Date(query.from);
  if (from >= to) throw invalid("/from", "The period must begin before it ends.");
  return { from, to };
}

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

const auditItem = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    actorAccountId: z.uuid().nullable(),
    actorLabel: z.string().nullable(),
    action: z.string(),
    subjectKind: z.string(),
    subjectId: z.string().nullable(),
    details: z.unknown(),
  })
  .meta({ id: "AuditEntry" });

const presentEntry = (entry: Omit<AuditEntry, "siteId">): z.infer<typeof auditItem> => ({
  ...entry,
  id: String(entry.id),
  at: entry.at.toISOString(),
});

/** An action, an account's id or the label of an actor, an id of a subject: none is longer. */
const auditWord = z.string().max(100);

const auditCursor = /^\d{1,18}$/;

const auditRoute = route({
  method: "get",
  path: "/moderation/audit",
  summary: "What staff, operators, the policy and the system did, newest first",
  description:
    "`actor` is an account's id or a label such as `policy`; `subject` is an id; `to` is no part of the period. Entries " +
    "about a comment that waits for the viewer's blind second review are left out until it is answered.",
  tag: "Reports",
  roles: ADMINISTRATOR,
  query: z.object({
    ...pageQuery,
    ...periodQuery,
    action: auditWord.optional(),
    actor: auditWord.optional(),
    subject: auditWord.optional(),
  }),
  responses: { 200: listOf(auditItem) },
  refusals: [],
  handle: async (deps, { actor, query: { limit, cursor, from, to, ...asked } }) => {
    if (cursor !== undefined && !auditCursor.test(cursor))
      throw invalid("/cursor", "This cursor is not one that a list of ours gave.");
    const { items, next } = await readAuditFor(deps, {
      ...asked,
      viewerId: actor.accountId,
      limit,
      before: cursor === undefined ? undefined : BigInt(cursor),
      from: from === undefined ? undefined : new Date(from),
      to: to === undefined ? undefined : new Date(to),
    });
    return ok({ items: items.map(presentEntry), nextCursor: next === null ? null : String(next) });
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

export const reportRoutes: readonly Route[] = [statisticsRoute, suggestionsRoute, auditRoute, lettersRoute, retryRoute];
