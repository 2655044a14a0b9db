import { z } from "zod";
import { appendAudit } from "../audit/append-audit.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import { ok } from "../http/answer.ts";
import { route } from "../http/route.ts";
import { type Person, STAFF } from "../shared/actor.ts";
import { findComment } from "./find-comment.ts";
import { idParams } from "./schema.ts";

export const postReveal = route({
  method: "post",
  path: "/moderation/comments/:id/reveal",
  summary: "The text with its personal data, for the record",
  tag: "Moderation",
  roles: STAFF,
  params: idParams,
  responses: { 200: z.object({ body: z.string().nullable(), revision: z.int() }) },
  refusals: ["not_found"],
  find: (deps, { params }) => findComment(deps.db, params.id),
  handle: async (deps, { actor, found }) =>
    ok({ body: await revealComment(deps, { ...found, actor }), revision: found.revision }),
});

export interface RevealComment {
  readonly id: string;
  readonly revision: number;
  readonly actor: Person;
}

/** Nobody reads unmasked text without a trace: the audit row commits with the reading. Null once the text is purged. */
export async function revealComment(deps: Deps, { id, revision, actor }: RevealComment): Promise<string | null> {
  return transaction(deps.db, async (tx) => {
    const { body } = await tx.revision.findUniqueOrThrow({
      where: { commentId_number: { commentId: id, number: revision } },
      select: { body: true },
    });
    await appendAudit(tx, {
      actor,
      action: "comment.reveal",
      subjectKind: "comment",
      subjectId: id,
      details: { revision },
      at: deps.clock(),
    });
    return body;
  });
}
