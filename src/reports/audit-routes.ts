import { z } from "zod";
import { sayFault } from "../audit/faults.ts";
import { readChainState } from "../audit/read-chain-state.ts";
import { readLastCheck, verifyWhole } from "../audit/verify-whole.ts";
import type { AuditEntry } from "../db/generated/client.ts";
import { ok } from "../http/answer.ts";
import { listOf, pageQuery } from "../http/list.ts";
import { type Route, route } from "../http/route.ts";
import { invalid } from "../shared/refusal.ts";
import { periodQuery } from "./period-query.ts";
import { readAuditFor } from "./read-audit-for.ts";

const ADMINISTRATOR = ["administrator"] as const;

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

const chainState = z
  .object({
    lastSeal: z.object({ seal: z.int(), lastId: z.int(), sealedAt: z.iso.datetime() }).nullable(),
    /** Entries that are too young to be missed by the sealer. */
    waiting: z.int(),
    /** The newest entries, as many as were compared with their seals for this answer. */
    checked: z.int(),
    /** The first twenty of what was found; `kind` is a code, `detail` a sentence. */
    faults: z.array(z.object({ kind: z.string(), detail: z.string() })),
    /** Of the whole chain; null when nobody asked for one yet. */
    lastCheck: z
      .object({ at: z.iso.datetime(), rows: z.int(), faults: z.int(), byAccountId: z.uuid().nullable() })
      .nullable(),
  })
  .meta({ id: "AuditChain" });

const chainRoute = route({
  method: "get",
  path: "/moderation/audit/chain",
  summary: "Up to where the audit is sealed, with its newest seals compared, and when the whole was checked last",
  tag: "Reports",
  roles: ADMINISTRATOR,
  responses: { 200: chainState },
  refusals: [],
  handle: async (deps) => {
    const [{ end, waiting, checked, faults }, lastCheck] = await Promise.all([
      readChainState(deps),
      readLastCheck(deps),
    ]);
    return ok({
      lastSeal: end && { seal: end.seal, lastId: end.lastId, sealedAt: end.sealedAt.toISOString() },
      waiting,
      checked,
      faults: faults.map((fault) => ({ kind: fault.kind, detail: sayFault(fault) })),
      lastCheck: lastCheck && { ...lastCheck, at: lastCheck.at.toISOString() },
    });
  },
});

const checkRoute = route({
  method: "post",
  path: "/moderation/audit/chain/check",
  summary: "Compare every entry of the audit with its seal",
  description:
    "Written down in the audit. Beyond a million entries 409 `invalid_state`: that is work for the command verify-audit.",
  tag: "Reports",
  roles: ADMINISTRATOR,
  responses: { 200: z.object({ rows: z.int(), seals: z.int(), waiting: z.int(), faults: z.int() }) },
  refusals: ["invalid_state"],
  handle: async (deps, { actor }) => {
    const { rows, seals, waiting, faults } = await verifyWhole(deps, { actor });
    return ok({ rows, seals, waiting, faults });
  },
});

export const auditRoutes: readonly Route[] = [auditRoute, chainRoute, checkRoute];
