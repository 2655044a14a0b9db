import type { Tx } from "../db/client.ts";
import { commit } from "../db/commit.ts";
import type { Flag } from "../db/generated/client.ts";
import { lockComment } from "../decisions/lock-comment.ts";
import type { Deps } from "../deps.ts";
import { created, ok } from "../http/answer.ts";
import { route } from "../http/route.ts";
import { newId } from "../shared/ids.ts";
import { Refusal } from "../shared/refusal.ts";
import { SITE_ID } from "../shared/site.ts";
import { holdByFlags } from "./hold-by-flags.ts";
import { joinCase } from "./join-case.ts";
import { prioritiseCase } from "./prioritise-case.ts";
import { checkFlagCategory } from "./check-reason.ts";
import { flagBody, flagView, idParams } from "./schema.ts";

export const postFlag = route({
  method: "post",
  path: "/comments/:id/flags",
  summary: "Ask for a review of a comment",
  description:
    "The category is one of the policy in force, or spam, illegal or other. Again by the same person about the same " +
    "text: 200 with the flag there is. Staff decide, they don't flag.",
  tag: "Comments",
  roles: ["reader"],
  params: idParams,
  body: flagBody,
  responses: { 200: flagView, 201: flagView },
  refusals: ["not_found", "own_comment"],
  limit: "flags_account",
  find: (deps, { params, actor }) => findFlaggable(deps.db.prisma, { commentId: params.id, readerId: actor.accountId }),
  handle: async (deps, { actor, params, body }) => {
    const { flag, isNew } = await raiseFlag(deps, { ...body, commentId: params.id, readerId: actor.accountId });
    return isNew ? created(presentFlag(flag)) : ok(presentFlag(flag));
  },
});

export interface RaiseFlag {
  readonly commentId: string;
  readonly readerId: string;
  readonly category: string;
  readonly note?: string | undefined;
}

export interface RaisedFlag {
  readonly flag: Flag;
  /** False: this reader had flagged this text before, and that flag stands. */
  readonly isNew: boolean;
}

/** A reader asks for a review. Throws Refusal `not_found`, `own_comment`, `invalid_request`. */
export async function raiseFlag(deps: Deps, input: RaiseFlag): Promise<RaisedFlag> {
  checkFlagCategory(deps.policy().compiled, input.category);
  return commit(deps, async (unit) => {
    const at = deps.clock();
    const comment = await lockComment(unit.tx, input.commentId);
    const { earlier, isOwn } = await findFlaggable(unit.tx, input);
    if (!comment || isOwn) throw new Refusal("own_comment", "You cannot flag your own comment.");
    if (earlier) return { flag: earlier, isNew: false };

    const caseId = await joinCase(unit, { comment, at });
    const flag = await insertFlag(unit.tx, { ...input, revision: comment.revision, caseId, at });
    await holdByFlags(deps, unit, { comment, caseId, at });
    await prioritiseCase(unit.tx, { caseId, at });
    return { flag, isNew: true };
  });
}

interface Flaggable {
  readonly earlier: Flag | null;
  readonly isOwn: boolean;
}

/** Only what this reader can see, or had flagged before it went. Throws Refusal `not_found`. */
async function findFlaggable(
  db: Pick<Tx, "comment">,
  { commentId, readerId }: Pick<RaiseFlag, "commentId" | "readerId">,
): Promise<Flaggable> {
  const found = await db.comment.findUnique({
    where: { id: commentId },
    select: {
      status: true,
      authorId: true,
      revision: true,
      flags: { where: { flaggerId: readerId, source: "reader" } },
    },
  });
  const isOwn = found?.authorId === readerId;
  const earlier = found?.flags.find(({ revision }) => revision === found.revision) ?? null;
  const isVisible = found?.status === "published" || (found?.status !== "deleted" && (isOwn || earlier !== null));
  if (!isVisible) throw new Refusal("not_found", "There is no such comment.");
  return { earlier, isOwn };
}

interface InsertFlag extends RaiseFlag {
  readonly revision: number;
  readonly caseId: string;
  readonly at: Date;
}

const insertFlag = (tx: Pick<Tx, "flag">, { commentId, revision, caseId, readerId, category, note, at }: InsertFlag) =>
  tx.flag.create({
    data: {
      id: newId(),
      siteId: SITE_ID,
      commentId,
      revision,
      caseId,
      source: "reader",
      flaggerId: readerId,
      category,
      note: note ?? null,
      createdAt: at,
    },
  });

const presentFlag = ({ id, category, note, createdAt, resolvedAt }: Flag) => ({
  id,
  category,
  ...(note === null ? {} : { note }),
  createdAt: createdAt.toISOString(),
  status: resolvedAt === null ? "open" : "resolved",
});
