import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { transaction } from "../db/transaction.ts";
import type { Appeal } from "../db/generated/client.ts";
import { isWindowOpen } from "../decisions/appeal-window.ts";
import { queueAuthorLetter } from "../decisions/author-letter.ts";
import { findEffectiveDecision } from "../decisions/effective-decision.ts";
import { lockComment } from "../decisions/lock-comment.ts";
import type { Deps } from "../deps.ts";
import { parseInput } from "../http/parse.ts";
import { newId } from "../shared/ids.ts";
import { Refusal } from "../shared/refusal.ts";
import { SITE_ID } from "../shared/site.ts";
import { appealStatement } from "./schema.ts";
import { type OpenedLink, readLinkByToken, readOwnLink } from "./appeal-links.ts";

/** By the token of the letter, or as the signed-in author. */
export type Capability = { readonly token: string } | { readonly decisionId: string; readonly accountId: string };

export interface FileAppeal {
  readonly by: Capability;
  readonly statement: string;
}

export interface Filed {
  readonly appeal: Appeal;
  readonly created: boolean;
}

/**
 * The author contests a decision. However many ask at once, one appeal is filed and all are told of it.
 * Throws Refusal: `appeal_link_invalid`, `not_found`, `invalid_request`, `appeal_window_closed`, `invalid_state`.
 */
export async function fileAppeal(deps: Deps, { by, statement }: FileAppeal): Promise<Filed> {
  return transaction(deps.db, async (tx) => {
    const link = await lockLink(tx, by);
    const words = parseInput(z.object({ statement: appealStatement }), { statement });
    const [filed] = link.appeals;
    if (filed) return { appeal: filed, created: false };

    const at = deps.clock();
    await assertContestable(tx, link, at);
    const appeal = await insertAppeal(tx, { link, ...words, at });
    await queueAuthorLetter(deps, tx, {
      kind: "appeal_received",
      subjectId: appeal.id,
      accountId: link.accountId,
      at,
    });
    return { appeal, created: true };
  });
}

/** The comment's row first, as everybody does; then the link again, for it may have changed while we waited. */
async function lockLink(tx: Tx, by: Capability): Promise<OpenedLink> {
  const { comment } = await readLink(tx, by);
  await lockComment(tx, comment.id);
  return readLink(tx, by);
}

const readLink = (tx: Tx, by: Capability): Promise<OpenedLink> =>
  "token" in by ? readLinkByToken(tx, by.token) : readOwnLink(tx, by);

async function assertContestable(tx: Tx, { comment, decision, ...link }: OpenedLink, at: Date): Promise<void> {
  const effective = await findEffectiveDecision(tx, comment);
  if (comment.status !== "removed" || effective?.id !== decision.id) {
    throw new Refusal("invalid_state", "This decision does not stand any more: there is nothing left to contest.");
  }
  if (!isWindowOpen(link, at)) {
    throw new Refusal("appeal_window_closed", "The time to contest this decision is over.");
  }
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
      commentId: link.comment.id,
      linkId: link.id,
      party: link.party,
      statement,
      filedAt: at,
    },
  });
