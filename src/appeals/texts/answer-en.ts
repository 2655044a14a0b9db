import type { AnswerTexts } from "../answer-texts.ts";

const COMMENTED = "You get this letter because you commented here. It is sent once, and it is not advertising.";

export const ANSWER_EN: AnswerTexts = {
  receivedSubject: "We have your appeal",
  receivedTitle: "We have your appeal",
  received: {
    removed: (article) => `Thank you for writing to us about your comment on “${article}”.`,
    held: (article) => `Thank you for writing to us about your comment on “${article}”.`,
    restricted: () => "Thank you for writing to us about the restriction of your account.",
    notified: (article) => `Thank you for writing to us about the comment on “${article}” that you had told us of.`,
  },
  receivedNext:
    "A person who had no part in the decision will read your words and what they are about, decide, and tell you why by e-mail. There is nothing else for you to do. The page below always shows where it stands; you can take your appeal back there.",
  stateAction: "See where your appeal stands",
  overturnedSubject: {
    removed: "Your comment is back",
    held: "Your comment is shown",
    restricted: "The restriction is lifted",
    notified: "The comment is removed",
  },
  overturnedTitle: {
    removed: "You were right: your comment is back",
    held: "You were right: your comment is shown",
    restricted: "You were right: the restriction is lifted",
    notified: "You were right: the comment is removed",
  },
  overturned: {
    removed: [
      (article) =>
        `We looked again at your comment on “${article}”. It should not have been removed. It stands in its place again, with its replies. We are sorry.`,
      () => "The removal does not count against you.",
    ],
    held: [
      (article) => `We looked at your comment on “${article}”. Everybody can read it now. We are sorry for the wait.`,
    ],
    restricted: [
      () =>
        "We looked again at the restriction of your account. It should not have been imposed, and is lifted. We are sorry.",
    ],
    notified: [(article) => `We looked again at the comment on “${article}” that you had told us of. It is removed.`],
  },
  commentsReturn: "Comments that were held or removed for it alone are visible again within minutes.",
  upheldSubject: "About your appeal",
  upheldTitle: {
    removed: "Your comment stays removed",
    held: "Your comment waits on",
    restricted: "The restriction stays",
    notified: "The comment stays",
  },
  upheld: {
    removed: (article) =>
      `A person who had no part in the decision read your comment on “${article}” and your reasons, and decided that it stays removed.`,
    held: (article) =>
      `A person who had no part in the decision read your comment on “${article}” and your reasons, and decided that it was right to hold it back. A moderator decides whether it appears.`,
    restricted: () =>
      "A person who had no part in the decision read your reasons and why your account was restricted, and decided that the restriction stays.",
    notified: (article) =>
      `A person who had no part in the decision read the comment on “${article}” and your reasons, and decided that it stays.`,
  },
  upheldCourts:
    "This is our last word on this decision. You may still take the matter to an out-of-court dispute settlement body or to a court.",
  voidTitle: "There is nothing left to decide",
  void: (article) =>
    `Its author has deleted the comment on “${article}” that you had told us of. Nobody sees it any more, so your appeal ends without an answer.`,
  relieved: {
    warning: "The warning about your notices does not stand any more.",
    suspension: "We take notices from your address again: the suspension is lifted.",
  },
  reasonHeading: "Their reasons",
  footer: {
    removed: COMMENTED,
    held: COMMENTED,
    restricted: COMMENTED,
    notified: "You get this letter because you told us of a comment. It is sent once, and it is not advertising.",
  },
};
