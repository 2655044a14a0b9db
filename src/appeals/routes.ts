import { z } from "zod";
import type { Appeal } from "../db/generated/client.ts";
import { claimAnswer, presentClaim } from "../decisions/claims.ts";
import type { Deps } from "../deps.ts";
import { accepted, created, noContent, ok } from "../http/answer.ts";
import { listOf, pageQuery } from "../http/list.ts";
import { type Route, route } from "../http/route.ts";
import { type Person, type Program, STAFF } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { claimAppeal, releaseAppeal } from "./claim-appeal.ts";
import { decideAppeal } from "./decide-appeal.ts";
import type { Capability } from "./appeal-links.ts";
import { fileAppeal } from "./file-appeal.ts";
import { ALERT_STATES, acknowledgeAlert, readAlerts } from "./alerts.ts";
import { inviteReviewer, revokeReviewer } from "./invite-reviewer.ts";
import { markSeen } from "./mark-seen.ts";
import { readAppealView } from "./read-appeal-view.ts";
import { readAppeal, readAppeals } from "./read-appeals.ts";
import { requestResend } from "./resend-letters.ts";
import {
  APPEAL_STATUSES,
  alertItem,
  appealDetail,
  appealItem,
  appealView,
  decideBody,
  fileBody,
  filedAppeal,
  invitation,
  inviteBody,
  lookupBody,
  resendAnswer,
  resendBody,
  withdrawBody,
} from "./schema.ts";
import { withdrawAppeal } from "./withdraw-appeal.ts";

const appealParams = z.object({ id: z.uuid() });

const lookupRoute = route({
  method: "post",
  path: "/appeals/lookup",
  summary: "What a link contests and where its appeal stands",
  tag: "Appeals",
  roles: ["anyone"],
  credentials: "ignored",
  limit: "lookups_address",
  body: lookupBody,
  hashed: "token",
  responses: { 200: appealView },
  refusals: ["appeal_link_invalid"],
  handle: async (deps, { body }) => ok(await readAppealView(deps, body.token)),
});

const fileRoute = route({
  method: "post",
  path: "/appeals",
  summary: "Contest a decision, by the link's token or as the signed-in author",
  tag: "Appeals",
  roles: ["anyone"],
  credentials: "optional",
  limit: "appeals_address",
  body: fileBody,
  hashed: "token",
  responses: { 200: filedAppeal, 201: filedAppeal },
  refusals: ["not_found", "appeal_link_invalid", "appeal_window_closed", "invalid_state", "sign_in_required"],
  handle: async (deps, { body, actor }) => {
    const by: Capability =
      "token" in body ? { token: body.token } : { decisionId: body.decisionId, accountId: signedIn(actor) };
    const { appeal, created: isNew } = await fileAppeal(deps, { by, statement: body.statement });
    return isNew ? created(presentFiled(appeal)) : ok(presentFiled(appeal));
  },
});

function signedIn(actor: Person | Program | null): string {
  if (actor?.kind === "person") return actor.accountId;
  throw new Refusal("sign_in_required", "Sign in, or use the link of the letter, to contest this decision.");
}

const presentFiled = ({ id, status, filedAt }: Appeal) => ({ id, status, filedAt: filedAt.toISOString() });

const withdrawRoute = route({
  method: "post",
  path: "/appeals/withdraw",
  summary: "Take an appeal back, for good; by the link's token or as the signed-in author",
  tag: "Appeals",
  roles: ["anyone"],
  credentials: "optional",
  limit: "appeals_address",
  body: withdrawBody,
  hashed: "token",
  responses: { 200: filedAppeal },
  refusals: ["not_found", "appeal_link_invalid", "invalid_state", "sign_in_required"],
  handle: async (deps, { body, actor }) => {
    const by: Capability =
      "token" in body ? { token: body.token } : { decisionId: body.decisionId, accountId: signedIn(actor) };
    return ok(presentFiled(await withdrawAppeal(deps, { by })));
  },
});

/** The same words for every address. */
const RESENT =
  "If this address belongs to an author with a decision that can still be contested, its letter is on its way again.";

const resendRoute = route({
  method: "post",
  path: "/appeals/resend",
  summary: "Have letters that were lost sent again, with the links that they had",
  description: "Always 202 with the same words: neither the answer nor its time tells whether the address is known.",
  tag: "Appeals",
  roles: ["anyone"],
  credentials: "ignored",
  limit: ["email_links_mailbox", "email_links_address"],
  body: resendBody,
  responses: { 202: resendAnswer },
  refusals: [],
  mailbox: (body) => body.email,
  handle: async (deps, { body }) => {
    await requestResend(deps, body);
    return accepted({ detail: RESENT });
  },
});

const seenRoute = route({
  method: "post",
  path: "/me/decisions/:id/seen",
  summary: "The author has seen a decision; without a letter before, the time to appeal begins",
  tag: "Appeals",
  roles: ["reader", "moderator", "administrator"],
  params: appealParams,
  limit: "appeals_address",
  responses: { 204: "empty" },
  refusals: [],
  handle: async (deps, { params, actor }) => {
    await markSeen(deps, { decisionId: params.id, accountId: actor.accountId });
    return noContent();
  },
});

const listRoute = route({
  method: "get",
  path: "/moderation/appeals",
  summary: "Appeals, with what is needed to decide them",
  tag: "Moderation",
  roles: STAFF,
  query: z.object({
    ...pageQuery,
    status: z.enum(APPEAL_STATUSES).default("open"),
    /** `true`: only open ones that should have been answered by now. */
    overdue: z.stringbool().optional(),
  }),
  responses: { 200: listOf(appealItem) },
  refusals: [],
  handle: async (deps, { query, actor }) => ok(await readAppeals(deps, { ...query, viewerId: actor.accountId })),
});

const find = async (deps: Deps, { params, actor }: { params: { id: string }; actor: Person }) =>
  readAppeal(deps, { id: params.id, viewerId: actor.accountId });

const readRoute = route({
  method: "get",
  path: "/moderation/appeals/:id",
  summary: "One appeal",
  tag: "Moderation",
  roles: STAFF,
  params: appealParams,
  responses: { 200: appealDetail },
  refusals: [],
  find,
  handle: async (_deps, { found }) => ok(found),
});

const claimRoute = route({
  method: "post",
  path: "/moderation/appeals/:id/claim",
  summary: "Take an appeal for ten minutes, or renew one's claim",
  tag: "Moderation",
  roles: STAFF,
  params: appealParams,
  responses: { 200: claimAnswer },
  refusals: ["conflict_of_interest", "invalid_state", "case_claimed"],
  find,
  handle: async (deps, { found, actor }) => {
    return ok(presentClaim(await claimAppeal(deps, { appealId: found.id, accountId: actor.accountId })));
  },
});

const releaseRoute = route({
  method: "delete",
  path: "/moderation/appeals/:id/claim",
  summary: "Give one's claim up",
  tag: "Moderation",
  roles: STAFF,
  params: appealParams,
  responses: { 204: "empty" },
  refusals: [],
  find,
  handle: async (deps, { found, actor }) => {
    await releaseAppeal(deps, { appealId: found.id, accountId: actor.accountId });
    return noContent();
  },
});

const decideRoute = route({
  method: "post",
  path: "/moderation/appeals/:id/decision",
  summary: "Answer an appeal, with a reason",
  tag: "Moderation",
  roles: STAFF,
  params: appealParams,
  body: decideBody,
  responses: { 200: appealDetail },
  refusals: ["conflict_of_interest", "appeal_open", "invalid_state", "claim_lost"],
  find,
  handle: async (deps, { found, body, actor }) => {
    await decideAppeal(deps, { appealId: found.id, actor, ...body });
    return ok(await readAppeal(deps, { id: found.id, viewerId: actor.accountId }));
  },
});

const inviteRoute = route({
  method: "post",
  path: "/moderation/appeals/:id/reviewer",
  summary: "Ask somebody outside to decide this appeal, by a link that is good for it alone",
  description: "An invitation that stands is replaced.",
  tag: "Moderation",
  roles: ["administrator"],
  params: appealParams,
  body: inviteBody,
  responses: { 201: invitation },
  refusals: ["conflict_of_interest", "invalid_state"],
  find,
  handle: async (deps, { found, body, actor }) => {
    const made = await inviteReviewer(deps, { ...body, appealId: found.id, actor });
    return created({
      id: made.id,
      appealId: made.appealId,
      createdAt: made.createdAt.toISOString(),
      expiresAt: made.expiresAt.toISOString(),
    });
  },
});

const revokeRoute = route({
  method: "delete",
  path: "/moderation/appeals/:id/reviewer",
  summary: "Revoke the invitation that stands, if there is one",
  tag: "Moderation",
  roles: ["administrator"],
  params: appealParams,
  responses: { 204: "empty" },
  refusals: ["invalid_state"],
  find,
  handle: async (deps, { found, actor }) => {
    await revokeReviewer(deps, { appealId: found.id, actor });
    return noContent();
  },
});

const alertsRoute = route({
  method: "get",
  path: "/moderation/alerts",
  summary: "What administrators have to know and do something about",
  tag: "Moderation",
  roles: ["administrator"],
  query: z.object({ ...pageQuery, state: z.enum(ALERT_STATES).default("open") }),
  responses: { 200: listOf(alertItem) },
  refusals: [],
  handle: async (deps, { query }) => ok(await readAlerts(deps, query)),
});

const acknowledgeRoute = route({
  method: "post",
  path: "/moderation/alerts/:id/acknowledgement",
  summary: "Take note of an alert",
  tag: "Moderation",
  roles: ["administrator"],
  params: appealParams,
  responses: { 200: alertItem },
  refusals: ["not_found"],
  handle: async (deps, { params, actor }) => ok(await acknowledgeAlert(deps, { id: params.id, actor })),
});

export const appealRoutes: readonly Route[] = [
  lookupRoute,
  fileRoute,
  withdrawRoute,
  resendRoute,
  seenRoute,
  listRoute,
  readRoute,
  claimRoute,
  releaseRoute,
  decideRoute,
  inviteRoute,
  revokeRoute,
  alertsRoute,
  acknowledgeRoute,
];
