import type { Tx } from "../db/client.ts";
import { type Unit, commit } from "../db/commit.ts";
import type { Notice } from "../db/generated/client.ts";
import { queueNoticeLetter } from "../decisions/answer-notices.ts";
import { newLinkToken } from "../decisions/appeal-link.ts";
import { type LockedComment, lockComment } from "../decisions/lock-comment.ts";
import { NOTICE_MACHINE } from "../decisions/notice-states.ts";
import { lockAddress } from "../decisions/relieve-notifier.ts";
import type { Change, Deps } from "../deps.ts";
import { joinCase } from "../queue/join-case.ts";
import { prioritiseCase } from "../queue/prioritise-case.ts";
import { readSettings } from "../settings/read-settings.ts";
import { newId } from "../shared/ids.ts";
import { type FieldError, Refusal, invalid } from "../shared/refusal.ts";
import { SITE_ID } from "../shared/site.ts";
import { assertNotSuspended } from "./notifier-measures.ts";
import type { NoticeBody } from "./schema.ts";
import { isProvenFlagger, isTrustedAddress } from "./trusted-flagger.ts";

/** What no schema can say of a notice: where, and by whom. Throws Refusal `invalid_request`. */
export function checkNotice(body: NoticeBody): string {
  const commentId = body.commentId ?? findId(body.url);
  if (commentId === undefined) throw invalid("/url", "Give the address of the comment, or its id.");
  const missing = body.childAbuse ? [] : WHO.filter(({ field }) => body[field] === undefined);
  if (missing.length === 0) return commentId;
  const errors: FieldError[] = missing.map(({ field, detail }) => ({ pointer: `/${field}`, detail }));
  throw new Refusal("invalid_request", "The request is not valid.", { errors });
}

/** DSA Article 16(2)(c): nobody has to say who they are about the sexual abuse of children; about all else they have. */
const WHO = [
  { field: "name", detail: "The law asks who gives notice: write your name." },
  { field: "email", detail: "The law asks who gives notice: write your e-mail address." },
] as const;

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** The last id in an address: of `/c/ID`, `?comment=ID` and `#comment-ID` alike. */
const findId = (url = ""): string | undefined => url.match(ID)?.at(-1)?.toLowerCase();

export interface FileNotice {
  readonly commentId: string;
  /** Checked: see `checkNotice`. */
  readonly body: NoticeBody;
  /** Who is signed in; null without an account. */
  readonly givenBy: string | null;
}

/**
 * Somebody tells us of illegal content: the comment's case is opened or joined, and the receipt is on its way. The same
 * address about the same text adds to its first notice. Throws Refusal: `not_found`, `forbidden`.
 */
export async function fileNotice(deps: Deps, { commentId, body, givenBy }: FileNotice): Promise<Notice> {
  return commit(deps, async (unit) => {
    const { tx } = unit;
    const at = deps.clock();
    const comment = await lockComment(tx, commentId);
    const address = body.email ?? null;
    // For everybody alike, or it would tell which address has given notice of it.
    if (comment?.status !== "published") throw new Refusal("not_found", "There is no such comment.");
    const first = await findFirst(tx, { comment, address });
    if (address !== null) {
      await lockAddress(tx, address);
      await assertNotSuspended(tx, { address, at });
    }
    return insertNotice(deps, unit, { comment, first, body, givenBy, at });
  });
}

interface Of {
  readonly comment: LockedComment;
  readonly address: string | null;
}

const findFirst = async (tx: Pick<Tx, "notice">, { comment, address }: Of): Promise<Notice | null> =>
  address === null
    ? null
    : tx.notice.findFirst({ where: { commentId: comment.id, revision: comment.revision, address, status: "open" } });

interface Insert {
  readonly comment: LockedComment;
  readonly first: Notice | null;
  readonly body: NoticeBody;
  readonly givenBy: string | null;
  readonly at: Date;
}

async function insertNotice(
  deps: Deps,
  unit: Unit<Change>,
  { comment, first, body, givenBy, at }: Insert,
): Promise<Notice> {
  const { tx } = unit;
  const caseId = await joinCase(unit, { comment, at });
  const { notices } = await readSettings(tx);
  const address = body.email;
  const isTrusted = address !== undefined && isTrustedAddress(address, notices);
  const giver = givenBy === null ? null : await tx.account.findUnique({ where: { id: givenBy } });
  const notice = await tx.notice.create({
    data: {
      ...(first ? joining(first) : { ...linkOf(deps), status: NOTICE_MACHINE.new.receive }),
      siteId: SITE_ID,
      commentId: comment.id,
      revision: comment.revision,
      caseId,
      source: isTrusted ? "trusted_flagger" : "notice",
      sourceProven: isTrusted && isProvenFlagger({ address, giver }, notices),
      ...wordsOf(body),
      givenBy,
      receivedAt: at,
    },
  });
  await prioritiseCase(tx, { caseId, at });
  // The first one's receipt carries the link of both.
  if (!first) await queueNoticeLetter(deps, tx, { kind: "notice_received", notice, at });
  return notice;
}

const joining = ({ id }: Notice) => ({ id: newId(), status: NOTICE_MACHINE.new.join, joinedId: id });

const linkOf = (deps: Deps) => newLinkToken(deps);

const wordsOf = ({ explanation, legalReference, childAbuse, name, email, locale }: NoticeBody) => ({
  explanation,
  legalReference: legalReference ?? null,
  childAbuse,
  name: name ?? null,
  address: email ?? null,
  locale,
});
