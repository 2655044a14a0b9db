import { findEffectiveRestriction } from "../authors/effective-restriction.ts";
import { alertUndelivered } from "../decisions/alert-undelivered.ts";
import { statementLetter } from "../decisions/statement-letter.ts";
import { letterHtml, letterText } from "../mail/letter.ts";
import type { Composer } from "../mail/outbox.ts";
import { restrictionTexts } from "./texts.ts";
import { languageOf } from "../shared/language.ts";

/** Sent even when the restriction was lifted meanwhile: it was decided, and the author has a right to know why. */
const restrictedLetter = statementLetter(({ restriction }, locale) => {
  if (!restriction) return null;
  const texts = restrictionTexts(locale);
  return {
    subject: texts.subjects[restriction.kind],
    title: texts.titles[restriction.kind],
    intro: restriction.replaces === null ? texts.intro : texts.introChanged,
    contest: texts.contest,
    action: texts.action,
    footer: texts.footer,
  };
});

const liftedLetter: Composer = {
  onFailed: alertUndelivered,
  async compose({ db, clock }, { subjectId, locale }) {
    const decision = await db.prisma.decision.findUnique({ where: { id: subjectId }, include: { restriction: true } });
    if (!decision?.restriction) return null;
    const { kind, accountId, openComments } = decision.restriction;
    const texts = restrictionTexts(locale);
    const other = await findEffectiveRestriction(db.prisma, { accountId, at: clock() });
    const body = {
      lang: languageOf(locale),
      title: texts.liftedTitle,
      sections: [
        {
          paragraphs: [
            texts.lifted[kind],
            ...(openComments === "keep" ? [] : [texts.commentsReturn]),
            ...(other ? [texts.stillLimited] : []),
          ],
        },
      ],
      footer: [texts.footer],
    };
    return { subject: texts.liftedSubject, text: letterText(body), html: letterHtml(body) };
  },
};

/** By kind, for the outbox. */
export const restrictionLetters = {
  account_restricted: restrictedLetter,
  restriction_lifted: liftedLetter,
};
