import { appealToken } from "../decisions/appeal-link.ts";
import { APPEAL_WINDOW_DAYS } from "../decisions/statement-of-reasons.ts";
import type { Letter } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { type LetterBody, letterHtml, letterText } from "../mail/letter.ts";
import type { Composed, Composer } from "../mail/outbox.ts";
import { presentStatement } from "./present-statement.ts";
import { type ReasonsTexts, reasonsTexts } from "./texts.ts";

/** A letter of ours: its text and HTML say the same in the same order. */
const compose = (subject: string, body: LetterBody): Composed => ({
  subject,
  text: letterText(body),
  html: letterHtml(body),
});

const linkParts = {
  decision: {
    include: {
      statement: { include: { text: true } },
      comment: { include: { article: { select: { title: true } } } },
    },
  },
} as const;

/** Null when the author took the comment away meanwhile: the link is revoked and there is nothing to contest. */
async function findLink({ db }: Deps, where: { decisionId: string } | { id: string }) {
  const link = await db.prisma.appealLink.findFirst({ where: { ...where, revokedAt: null }, include: linkParts });
  return link?.decision.comment ? { ...link, article: link.decision.comment.article.title } : null;
}

function linkAction({ config }: Deps, link: { id: string; keyId: string }, label: string): LetterBody["action"] {
  const token = appealToken(config.appealLinkKeys, link);
  // A letter without its link would take the right to appeal away: better that an administrator sees it fail.
  if (token === null) throw new Error(`the key ${link.keyId} of an appeal link is not in APPEAL_LINK_KEYS`);
  return { label, url: `${config.publicUrl}/appeals/${token}` };
}

/** The statement of reasons by mail. It does not quote the comment: the page behind the link shows it. */
const removedLetter: Composer = {
  async compose(deps, letter) {
    const link = await findLink(deps, { decisionId: letter.subjectId });
    if (!link) return null;
    const texts = reasonsTexts(letter.locale);
    const statement = presentStatement(link.decision.statement, letter.locale);
    return compose(texts.removedSubject(link.article), {
      lang: letter.locale,
      title: texts.removedTitle,
      sections: [
        { paragraphs: [texts.removedIntro(link.article)] },
        {
          heading: texts.whyHeading,
          paragraphs: [...statement.notices, ...noteOf(texts, statement.note), statement.facts],
        },
        {
          heading: texts.contestHeading,
          paragraphs: [texts.contest, texts.deadline(APPEAL_WINDOW_DAYS), texts.courts],
        },
        { facts: [{ label: texts.policyLabel, value: statement.policyRevision.slice(0, 12) }] },
      ],
      ...actionOf(linkAction(deps, link, texts.appealAction)),
      footer: [texts.footer],
    });
  },
  async onAccepted(tx, letter, at) {
    await tx.appealLink.updateMany({ where: { decisionId: letter.subjectId, toldAt: null }, data: { toldAt: at } });
  },
};

const noteOf = (texts: ReasonsTexts, note: string | null): string[] =>
  note === null ? [] : [`${texts.moderatorNote}: ${note}`];

const actionOf = (action: LetterBody["action"]) => (action ? { action } : {});

async function findAppeal(deps: Deps, { subjectId }: Letter) {
  const appeal = await deps.db.prisma.appeal.findUnique({ where: { id: subjectId } });
  const link = appeal && (await findLink(deps, { id: appeal.linkId }));
  return appeal && link ? { appeal, link } : null;
}

const receivedLetter: Composer = {
  async compose(deps, letter) {
    const found = await findAppeal(deps, letter);
    if (!found) return null;
    const texts = reasonsTexts(letter.locale);
    return compose(texts.receivedSubject, {
      lang: letter.locale,
      title: texts.receivedTitle,
      sections: [{ paragraphs: [texts.received(found.link.article), texts.receivedNext] }],
      ...actionOf(linkAction(deps, found.link, texts.stateAction)),
      footer: [texts.footer],
    });
  },
};

const decidedLetter: Composer = {
  async compose(deps, letter) {
    const found = await findAppeal(deps, letter);
    if (!found) return null;
    const { appeal, link } = found;
    const texts = reasonsTexts(letter.locale);
    const overturned = appeal.status === "overturned";
    return compose(overturned ? texts.overturnedSubject : texts.upheldSubject, {
      lang: letter.locale,
      title: overturned ? texts.overturnedTitle : texts.upheldTitle,
      sections: [
        {
          paragraphs: overturned
            ? [texts.overturned(link.article), texts.overturnedRecord]
            : [texts.upheld(link.article)],
        },
        ...(appeal.outcomeReason === null
          ? []
          : [{ heading: texts.reasonHeading, paragraphs: [appeal.outcomeReason] }]),
        ...(overturned ? [] : [{ paragraphs: [texts.upheldCourts] }]),
      ],
      ...actionOf(linkAction(deps, link, texts.stateAction)),
      footer: [texts.footer],
    });
  },
};

/** By kind, for the outbox. */
export const appealLetters = {
  comment_removed: removedLetter,
  appeal_received: receivedLetter,
  appeal_decided: decidedLetter,
};
