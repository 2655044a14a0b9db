import { statementLetter } from "../decisions/statement-letter.ts";
import { answerLetters } from "./answer-letters.ts";
import { reasonsTexts } from "./texts.ts";

const MOST_OF_TITLE = 80;

/** So much of a title that a subject still says what happened behind it. */
function shorten(title: string): string {
  const points = [...title];
  return points.length <= MOST_OF_TITLE
    ? title
    : `${points
        .slice(0, MOST_OF_TITLE - 1)
        .join("")
        .trimEnd()}…`;
}

/** A comment that its author deleted meanwhile has a revoked link, and no letter any more. */
const removedLetter = statementLetter(({ comment }, locale) => {
  if (!comment) return null;
  const texts = reasonsTexts(locale);
  return {
    subject: texts.removedSubject(shorten(comment.article.title)),
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
    subject: texts.heldSubject(shorten(comment.article.title)),
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
