import type { ReviewTexts } from "../review-texts.ts";

export const REVIEW_EN: ReviewTexts = {
  title: "An appeal for you to decide",
  intro:
    "Nobody who had a part in this may answer the appeal, so you, who had none, are asked to. Read what was decided, what it is about and what is said against it; then decide as you think right, and give your reasons. If you know anybody involved, close this page and do nothing.",
  until: "This link is good until",
  matters: {
    comment: "An author contests what was decided about a comment.",
    restriction: "An author contests a restriction of their account.",
    notice: "Somebody told us of a comment, and contests that nothing was done.",
  },
  decidedHeading: "What was decided",
  toldHeading: "The decision, as the author was told of it",
  byPolicy: "Decided automatically, on",
  byPerson: "Decided by a person, on",
  commentHeading: "The comment",
  threadHeading: "What it answers",
  sameAuthor: "By the author of the comment",
  otherAuthor: "By somebody else",
  restrictionHeading: "The restriction",
  kinds: {
    warning: "A warning",
    premoderated: "Comments are read before they appear",
    suspended: "No commenting for a time",
    banned: "No commenting any more",
  },
  purged: "The text is not kept any more.",
  masked: "Private information in it is masked.",
  wordsHeading: "What is said against it",
  answerHeading: "Your decision",
  outcome: "Outcome",
  overturned: {
    comment: "Overturn it: the comment is shown",
    restriction: "Overturn it: the restriction is lifted",
    notice: "Overturn it: the comment is removed",
  },
  upheld: {
    comment: "Uphold it: the comment is not shown",
    restriction: "Uphold it: the restriction stays",
    notice: "Uphold it: the comment stays",
  },
  reason: "Your reasons",
  reasonHint: "In up to 4,000 characters. They are told to whoever filed the appeal; your name is not.",
  reasonHintNotice:
    "In up to 4,000 characters. They are told to whoever reported the comment and, if it is removed, to its author; your name is not. Say nothing of either to the other.",
  submit: "Decide",
  personalData:
    "Take out what looks like personal data, such as a telephone number, an address or a link to somebody's profile: these words go out in a letter. Nothing was decided.",
  staffNamed:
    "Take out the name: these words go out in a letter, and letters name nobody who moderates here. Nothing was decided.",
  problem: "Choose an outcome, and give your reasons in up to 4,000 characters.",
  conflict: "You have a part in this matter, so somebody else has to decide it.",
  busy: "A moderator is at this appeal at the moment. Try again in ten minutes.",
  overTitle: "This appeal has its answer",
  over: "There is nothing left to decide. Thank you.",
  invalidTitle: "This link is not valid",
  invalid: "It may be incomplete, too old or revoked. Whoever invited you can send another one.",
};
