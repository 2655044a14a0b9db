import type { Alert } from "../db/generated/client.ts";
import { letterHtml, letterText, type LetterBody } from "../mail/letter.ts";
import type { Composed, Composer } from "../mail/outbox.ts";
import { alertUndelivered } from "../decisions/alert-undelivered.ts";
import { formatTime } from "../shared/format-time.ts";
import { reviewUrl } from "./review-link.ts";
import { type StaffTexts, staffTexts } from "./staff-texts.ts";
import { languageOf } from "../shared/language.ts";

const compose = (subject: string, body: LetterBody): Composed => ({
  subject,
  text: letterText(body),
  html: letterHtml(body),
});

const PLACES: Readonly<Record<Alert["kind"], string>> = {
  letter_undelivered: "/console/letters",
  appeal_without_decider: "/console/appeals",
  case_without_decider: "/console/alerts",
  ground_undone: "/console/alerts",
  overdue: "/console/alerts",
};

/** To each administrator: what happened and where to look, no name, no address, no text. */
const alertLetter: Composer = {
  async compose({ db, config }, letter) {
    const alert = await db.prisma.alert.findUnique({ where: { id: letter.subjectId } });
    if (!alert || alert.acknowledgedAt) return null;
    const texts = staffTexts(letter.locale);
    return compose(texts.alertSubject, {
      lang: languageOf(letter.locale),
      title: texts.alertTitle,
      sections: [
        { paragraphs: [sentenceOf(texts, alert)] },
        { facts: [{ label: texts.causeLabel, value: `${alert.kind} ${alert.cause}` }] },
      ],
      action: { label: texts.alertAction, url: config.publicUrl + PLACES[alert.kind] },
      footer: [texts.alertFooter],
    });
  },
};

const sentenceOf = (texts: StaffTexts, { kind, count }: Alert): string => texts.alerts[kind](count);

/** To somebody outside: what they are asked to do, and the link that lets them. Null once it is of no use. */
const invitedLetter: Composer = {
  onFailed: alertUndelivered,
  async compose({ db, config, clock }, letter) {
    const invitation = await db.prisma.reviewInvitation.findUnique({
      where: { id: letter.subjectId },
      include: { appeal: { select: { status: true } } },
    });
    const isGood = invitation && invitation.revokedAt === null && invitation.expiresAt > clock();
    if (!isGood || invitation.appeal.status !== "open") return null;
    const texts = staffTexts(letter.locale);
    return compose(texts.invitedSubject, {
      lang: languageOf(letter.locale),
      title: texts.invitedTitle,
      sections: [{ paragraphs: [texts.invited, texts.invitedUntil(formatTime(invitation.expiresAt, letter.locale))] }],
      action: { label: texts.invitedAction, url: reviewUrl(config, invitation) },
      footer: [texts.invitedFooter],
    });
  },
};

/** By kind, for the outbox. */
export const staffLetters = { staff_alert: alertLetter, review_invited: invitedLetter };
