import type { Letter, Notice } from "../db/generated/client.ts";
import { alertUndelivered } from "../decisions/alert-undelivered.ts";
import type { Deps } from "../deps.ts";
import { type LetterBody, type LetterSection, letterHtml, letterText } from "../mail/letter.ts";
import type { Composed, Composer } from "../mail/outbox.ts";
import { readSettings } from "../settings/read-settings.ts";
import { formatTime } from "../shared/format-time.ts";
import { noticeUrl } from "./notice-link.ts";
import { viewNotice } from "./read-notice-view.ts";
import type { NoticeView } from "./schema.ts";
import { type NoticeTexts, noticeTexts } from "./texts.ts";
import { languageOf } from "../shared/language.ts";

const compose = (subject: string, body: LetterBody): Composed => ({
  subject,
  text: letterText(body),
  html: letterHtml(body),
});

const findNotice = ({ db }: Deps, { subjectId }: Letter): Promise<Notice | null> =>
  db.prisma.notice.findUnique({ where: { id: subjectId } });

const commentFact = ({ config }: Deps, { commentId }: Notice, texts: NoticeTexts): LetterSection => ({
  facts: [{ label: texts.comment, value: `${config.publicUrl}/c/${commentId}` }],
});

/** DSA Article 16(4). */
const receivedLetter: Composer = {
  async compose(deps, letter) {
    const notice = await findNotice(deps, letter);
    if (!notice) return null;
    const texts = noticeTexts(letter.locale);
    return compose(texts.receivedSubject, {
      lang: languageOf(letter.locale),
      title: texts.receivedTitle,
      sections: [
        { paragraphs: [texts.received(formatTime(notice.receivedAt, letter.locale))] },
        commentFact(deps, notice, texts),
        { paragraphs: [texts.receivedNext, texts.notYours] },
      ],
      action: { label: texts.stateAction, url: noticeUrl(deps.config, notice) },
      footer: [texts.footer],
    });
  },
  onFailed: alertUndelivered,
};

/** DSA Article 16(5) and (6): the decision, whether automated means were used, and redress. */
const decidedLetter: Composer = {
  async compose(deps, letter) {
    const notice = await findNotice(deps, letter);
    if (!notice || notice.closedAt === null) return null;
    const texts = noticeTexts(letter.locale);
    const view = await viewNotice(deps, notice);
    return compose(texts.decidedSubject, {
      lang: languageOf(letter.locale),
      title: texts.decidedTitle,
      sections: [
        { paragraphs: [view.decision ? texts.outcomes[view.decision.outcome] : texts.moot] },
        { facts: [{ label: texts.decidedAt, value: formatTime(notice.closedAt, letter.locale) }] },
        commentFact(deps, notice, texts),
        ...describeDecision(view, texts),
      ],
      action:
        view.appealUrl === null
          ? { label: texts.stateAction, url: noticeUrl(deps.config, notice) }
          : { label: texts.appealAction, url: view.appealUrl },
      footer: [texts.footer],
    });
  },
  // The notifier was told: the window for their appeal opens, where they have one.
  onAccepted: async (tx, { subjectId }, at) => {
    await tx.appealLink.updateMany({ where: { noticeId: subjectId, toldAt: null }, data: { toldAt: at } });
  },
  onFailed: alertUndelivered,
};

function describeDecision({ decision, appealUrl, redress }: NoticeView, texts: NoticeTexts): readonly LetterSection[] {
  if (!decision) return [];
  const { outOfCourtBodies: bodies } = redress;
  return [
    { heading: texts.automationHeading, paragraphs: [texts.automation[decision.automation]] },
    {
      heading: texts.redressHeading,
      paragraphs: [
        ...(appealUrl === null ? [] : [texts.appeal]),
        redress.courts ?? texts.courts,
        bodies.length === 0 ? texts.noBodies : texts.bodies,
      ],
      items: bodies.map(({ name, url }) => `${name}: ${url}`),
    },
  ];
}

const warnedLetter: Composer = {
  async compose(deps, letter) {
    const measure = await findMeasure(deps, letter);
    if (!measure) return null;
    const texts = noticeTexts(letter.locale);
    const { notices } = await readSettings(deps.db.prisma);
    const { unfoundedLimit, unfoundedDays, suspensionDays } = notices;
    return compose(texts.warnedSubject, {
      lang: languageOf(letter.locale),
      title: texts.warnedTitle,
      sections: [
        { paragraphs: [texts.warned(measure.count, unfoundedDays), texts.warnedNext(unfoundedLimit, suspensionDays)] },
      ],
      footer: [texts.footer],
    });
  },
  onFailed: alertUndelivered,
};

const suspendedLetter: Composer = {
  async compose(deps, letter) {
    const measure = await findMeasure(deps, letter);
    if (!measure?.endsAt) return null;
    const texts = noticeTexts(letter.locale);
    const { notices } = await readSettings(deps.db.prisma);
    return compose(texts.suspendedSubject, {
      lang: languageOf(letter.locale),
      title: texts.suspendedTitle,
      sections: [
        {
          paragraphs: [
            texts.suspended(measure.count, notices.unfoundedDays),
            texts.suspendedNext(formatTime(measure.endsAt, letter.locale)),
          ],
        },
      ],
      footer: [texts.footer],
    });
  },
  onFailed: alertUndelivered,
};

const liftedLetter: Composer = {
  async compose(deps, letter) {
    if (!(await findMeasure(deps, letter))) return null;
    const texts = noticeTexts(letter.locale);
    return compose(texts.liftedSubject, {
      lang: languageOf(letter.locale),
      title: texts.liftedTitle,
      sections: [{ paragraphs: [texts.lifted, texts.liftedNext] }],
      footer: [texts.footer],
    });
  },
  onFailed: alertUndelivered,
};

const findMeasure = ({ db }: Deps, { subjectId }: Letter) =>
  db.prisma.notifierMeasure.findUnique({ where: { noticeId: subjectId } });

/** By kind, for the outbox. */
export const noticeLetters = {
  notice_received: receivedLetter,
  notice_decided: decidedLetter,
  notifier_warned: warnedLetter,
  notifier_suspended: suspendedLetter,
  suspension_lifted: liftedLetter,
};
