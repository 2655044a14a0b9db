import { findEffectiveRestriction } from "../authors/effective-restriction.ts";
import type { Letter, Prisma } from "../db/generated/client.ts";
import { alertUndelivered } from "../decisions/alert-undelivered.ts";
import { appealToken } from "../decisions/appeal-link.ts";
import type { Deps } from "../deps.ts";
import { type LetterBody, letterHtml, letterText } from "../mail/letter.ts";
import type { Composed, Composer } from "../mail/outbox.ts";
import { restrictionTexts } from "../restrictions/texts.ts";
import { type Matter, answerTexts } from "./answer-texts.ts";
import { languageOf } from "../shared/language.ts";

/** A letter of ours: its text and HTML say the same in the same order. */
const compose = (subject: string, body: LetterBody): Composed => ({
  subject,
  text: letterText(body),
  html: letterHtml(body),
});

const parts = {
  link: true,
  contested: { select: { kind: true } },
  restriction: { select: { accountId: true, openComments: true } },
  comment: { select: { article: { select: { title: true } } } },
} as const;

async function readAppeal({ db }: Deps, { subjectId }: Letter) {
  const appeal = await db.prisma.appeal.findUnique({ where: { id: subjectId }, include: parts });
  return appeal && { ...appeal, matter: matterOf(appeal), article: appeal.comment?.article.title ?? "" };
}

/** Null when the author took the comment away meanwhile: the link is revoked, and there is nothing to contest. */
async function findAppeal(deps: Deps, letter: Letter) {
  const appeal = await readAppeal(deps, letter);
  return appeal && appeal.link.revokedAt === null ? appeal : null;
}

type Found = NonNullable<Awaited<ReturnType<typeof findAppeal>>>;

type AppealRow = Prisma.AppealGetPayload<{ include: typeof parts }>;

function matterOf({ party, restrictionId, contested }: AppealRow): Matter {
  if (party === "notifier") return "notified";
  if (restrictionId !== null) return "restricted";
  return contested.kind === "hold" ? "held" : "removed";
}

function linkTo({ config }: Deps, { link }: Found): string {
  const token = appealToken(config.appealLinkKeys, link);
  // A letter without its link would lead nowhere: better that an administrator sees it fail.
  if (token === null) throw new Error(`the key ${link.keyId} of an appeal link is not in APPEAL_LINK_KEYS`);
  return `${config.publicUrl}/appeals/${token}`;
}

const receivedLetter: Composer = {
  async compose(deps, letter) {
    const appeal = await findAppeal(deps, letter);
    if (!appeal) return null;
    const texts = answerTexts(letter.locale);
    return compose(texts.receivedSubject, {
      lang: languageOf(letter.locale),
      title: texts.receivedTitle,
      sections: [{ paragraphs: [texts.received[appeal.matter](appeal.article), texts.receivedNext] }],
      action: { label: texts.stateAction, url: linkTo(deps, appeal) },
      footer: [texts.footer[appeal.matter]],
    });
  },
  onFailed: alertUndelivered,
};

const decidedLetter: Composer = {
  async compose(deps, letter) {
    const found = await readAppeal(deps, letter);
    if (found?.status === "void" && found.party === "notifier") return composeVoid(found, letter.locale);
    const appeal = await findAppeal(deps, letter);
    if (!appeal) return null;
    const texts = answerTexts(letter.locale);
    const { matter } = appeal;
    const overturned = appeal.status === "overturned";
    return compose(overturned ? texts.overturnedSubject[matter] : texts.upheldSubject, {
      lang: languageOf(letter.locale),
      title: overturned ? texts.overturnedTitle[matter] : texts.upheldTitle[matter],
      sections: [
        ...sectionsOf(appeal, { locale: letter.locale, isStillLimited: await isStillLimited(deps, appeal) }),
        ...(await relievedSections(deps, appeal, letter.locale)),
      ],
      action: { label: texts.stateAction, url: linkTo(deps, appeal) },
      footer: [texts.footer[matter]],
    });
  },
  onFailed: alertUndelivered,
};

/** Somebody else's comment is gone: whoever had told us of it could not know. */
function composeVoid({ article, matter }: Found, locale: string): Composed {
  const texts = answerTexts(locale);
  return compose(texts.upheldSubject, {
    lang: languageOf(locale),
    title: texts.voidTitle,
    sections: [{ paragraphs: [texts.void(article)] }],
    footer: [texts.footer[matter]],
  });
}

/** By another restriction than the one that was contested, when the letter is written. */
async function isStillLimited({ db, clock }: Deps, { status, restriction }: Found): Promise<boolean> {
  if (status !== "overturned" || restriction === null) return false;
  return (await findEffectiveRestriction(db.prisma, { accountId: restriction.accountId, at: clock() })) !== null;
}

interface Saying {
  readonly locale: string;
  readonly isStillLimited: boolean;
}

function sectionsOf(appeal: Found, { locale, isStillLimited: still }: Saying): LetterBody["sections"] {
  const { status, matter, article, outcomeReason, restriction } = appeal;
  const texts = answerTexts(locale);
  const overturned = status === "overturned";
  const took = restriction !== null && restriction.openComments !== "keep";
  const answer = overturned
    ? [
        ...texts.overturned[matter].map((say) => say(article)),
        ...(took ? [texts.commentsReturn] : []),
        ...(still ? [restrictionTexts(locale).stillLimited] : []),
      ]
    : [texts.upheld[matter](article)];
  return [
    { paragraphs: answer },
    ...(outcomeReason === null ? [] : [{ heading: texts.reasonHeading, quote: outcomeReason }]),
    ...(overturned ? [] : [{ paragraphs: [texts.upheldCourts] }]),
  ];
}

/** What this answer took from a notifier: measures that rested on notices, theirs among them. */
async function relievedSections({ db }: Deps, appeal: Found, locale: string): Promise<LetterBody["sections"]> {
  const { status, matter, link, decidedAt } = appeal;
  if (status !== "overturned" || matter !== "notified" || link.address === null || decidedAt === null) return [];
  const where = { address: link.address, revokedAt: decidedAt };
  const revoked = await db.prisma.notifierMeasure.findMany({ where, orderBy: { createdAt: "asc" } });
  const kinds = new Set(revoked.map(({ kind }) => kind));
  return kinds.size === 0 ? [] : [{ paragraphs: [...kinds].map((kind) => answerTexts(locale).relieved[kind]) }];
}

/** By kind, for the outbox. */
export const answerLetters = { appeal_received: receivedLetter, appeal_decided: decidedLetter };
