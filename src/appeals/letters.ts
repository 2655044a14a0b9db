import { statementLetter } from "../decisions/statement-letter.ts";
import { answerLetters } from "./answer-letters.ts";
import { reasonsTexts } from "./texts.ts";

/** A comment that its author deleted meanwhile has a revoked link, and no letter any more. */
const removedLetter = statementLetter(({ comment }, locale) => {
  if (!comment) return null;
  const texts = reasonsTexts(locale);
  return {
    subject: texts.removedSubject(comment.article.title),
    title: texts.removedTitle,
    intro: texts.removedIntro(comment.article.title),
    contest: texts.contest,
    action: texts.appealAction,
    footer: texts.footer,
  };
});

/** As above, for a hold that has lasted; not once a moderator has decided. */
const heldLetter = statementLetter(({ comment }, locale) => {
  if (comment?.status !== "held") return null;
  const texts = reasonsTexts(locale);
  return {
    subject: texts.heldSubject(comment.article.title),
    title: texts.heldTitle,
    intro: texts.heldIntro(comment.article.title),
    contest: texts.contestHold,
    action: texts.appealAction,
    footer: texts.footer,
  };
});

/** By kind, for the outbox. */
export const appealLetters = {
  comment_removed: removedLetter,
  comment_held: heldLetter,
  ...answerLetters,
};
