import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { transaction } from "../db/transaction.ts";
import type { Appeal } from "../db/generated/client.ts";
import { isWindowOpen } from "../decisions/appeal-window.ts";
import { findEffectiveDecision } from "../decisions/effective-decision.ts";
import { queuePartyLetter } from "../decisions/party-letter.ts";
import type { Deps } from "../deps.ts";
import { parseInput } from "../http/parse.ts";
import { newId } from "../shared/ids.ts";
import { Refusal } from "../shared/refusal.ts";
import { SITE_ID } from "../shared/site.ts";
import { alertUndecidable } from "./alert-undecidable.ts";
import { type Capability, type OpenedLink, readLink } from "./appeal-links.ts";
import { type LockedSubject, lockSubject } from "./lock-appeal.ts";
import { appealStatement } from "./schema.ts";

export interface FileAppeal {
  readonly by: Capability;
  readonly statement: string;
}

export interface Filed {
  readonly appeal: Appeal;
  readonly created: boolean;
}

/**
 * A party contests a decision. However many ask at once, one appeal is filed and all are told of it.
 * Throws Refusal: `appeal_link_invalid`, `not_found`, `invalid_request`, `appeal_window_closed`, `invalid_state`.
 */
export async function fileAppeal(deps: Deps, { by, statement }: FileAppeal): Promise<Filed> {
  return transaction(deps.db, async (tx) => {
    const { link, subject } = await lockLink(tx, by);
    const words = parseInput(z.object({ statement: appealStatement }), { statement });
    const [filed] = link.appeals;
    if (filed) return { appeal: filed, created: false };

    const at = deps.clock();
    await assertContestable(tx, { link, subject }, at);
    const appeal = await insertAppeal(tx, { link, ...words, at });
    await queuePartyLetter(deps, tx, { kind: "appeal_received", subjectId: appeal.id, link, at });
    await alertUndecidable(deps, tx, { appealId: appeal.id, at });
    return { appeal, created: true };
  });
}

export interface LockedLink {
  readonly link: OpenedLink;
  readonly subject: LockedSubject;
}

/** What it is about first, as everybody does; then the link again, for it may have changed while we waited. */
export async function lockLink(tx: Tx, by: Capability): Promise<LockedLink> {
  const { decision } = await readLink(tx, by);
  const subject = await lockSubject(tx, decision);
  return { subject, link: await readLink(tx, by) };
}

async function assertContestable(tx: Tx, { link, subject }: LockedLink, at: Date): Promise<void> {
  if (!(await doesStand(tx, { link, subject }))) {
    throw new Refusal("invalid_state", "This decision does not stand any more: there is nothing left to contest.");
  }
  if (!isWindowOpen(link, at)) {
    throw new Refusal("appeal_window_closed", "The time to contest this decision is over.");
  }
}

/** A restriction stands in an author's record when its time is over, too. */
async function doesStand(tx: Tx, { link: { decision, party }, subject }: LockedLink): Promise<boolean> {
  if (subject.kind === "restriction") return decision.kind === "restrict" && subject.restriction.liftedAt === null;
  const { comment } = subject;
  if (party === "notifier") return comment.status === "published" && (await isLeftAlone(tx, decision));
  return ["removed", "held"].includes(comment.status) && (await findEffectiveDecision(tx, comment))?.id === decision.id;
}

/** Nothing was done about this text since: that others published it again changes nothing for whoever wants it gone. */
async function isLeftAlone(tx: Tx, { id, commentId, revision, createdAt }: OpenedLink["decision"]): Promise<boolean> {
  const since = { OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: id } }] };
  const otherwise = {
    OR: [{ kind: { notIn: ["publish" as const, "restore" as const] } }, { revision: { not: revision } }],
  };
  const other = await tx.decision.findFirst({ where: { commentId, AND: [since, otherwise] }, select: { id: true } });
  return other === null;
}

interface InsertAppeal {
  readonly link: OpenedLink;
  readonly statement: string;
  readonly at: Date;
}

const insertAppeal = (tx: Tx, { link, statement, at }: InsertAppeal): Promise<Appeal> =>
  tx.appeal.create({
    data: {
      id: newId(),
      siteId: SITE_ID,
      decisionId: link.decisionId,
      decisionDeciderKey: link.decision.deciderKey,
      commentId: link.decision.commentId,
      restrictionId: link.decision.restrictionId,
      linkId: link.id,
      party: link.party,
      statement,
      filedAt: at,
    },
  });
