import { plural } from "../../shared/plural.ts";
import type { StatementTexts } from "../statement-texts.ts";

export const STATEMENT_EN: StatementTexts = {
  decisionHeading: "What was decided",
  restriction: "Decision",
  restrictions: {
    removed: "The comment is removed: nobody sees it.",
    held: "The comment is held back: nobody sees it until a moderator has read it.",
    warning: "A warning. You can go on commenting as before.",
    premoderated: "A moderator reads your comments before they appear.",
    suspended: "You cannot comment for a time.",
    banned: "You cannot comment any more.",
  },
  scope: "It applies to",
  scopes: { comment: "this comment only, wherever it would be shown", account: "your account, on all articles" },
  startsAt: "From",
  endsAt: "Until",
  ends: {
    removed: "without end, unless it is changed",
    held: "a moderator has decided",
    warning: "it limits nothing",
    without: "without end, unless it is changed",
  },
  howHeading: "How we came to it",
  found: {
    verdict: "Our rules found it automatically, when it was posted or edited.",
    flags: "Readers reported it to us.",
    notice: "Readers reported it to us, and a moderator looked at it.",
    own: "Nobody reported it: a moderator came upon it in their work.",
    premoderation: "Nobody reported it: comments like this one are read before they appear.",
    heldAlong: "It was held when your account was limited.",
    removedAlong: "It was removed when your account was limited.",
  },
  detected: {
    automatically: "The content was detected by automated means.",
    byPeople: "The content was not detected by automated means.",
  },
  automated: {
    removed: (at) => `The comment was checked and removed automatically on ${at}. No person has looked at it yet.`,
    held: (at) => `The comment was checked and held back automatically on ${at}. No person has looked at it yet.`,
  },
  alongWithAccount: (at) =>
    `A moderator limited your account and its open comments with it, on ${at}. Nobody judged this comment by itself.`,
  byPerson: {
    removed: (at) => `A moderator read the comment and removed it on ${at}.`,
    other: (at) => `A moderator took the decision on ${at}.`,
  },
  strikes: (count) =>
    plural("en", count, {
      one: "One removed comment counts against this account:",
      other: "# removed comments count against this account:",
    }),
  undoneStrikes: "Overturned since, and no ground any more:",
  strike: (at, categories) => (categories === "" ? `removed on ${at}` : `removed on ${at}: ${categories}`),
  whyHeading: "Why",
  terms: "The ground lies in our rules for comments. They say:",
  law: "The ground lies in the law: the content is considered illegal. Our rules say:",
  along: {
    banned: "This comment is not shown because your account was banned, and not for what it says.",
    suspended: "This comment is not shown because your account was suspended, and not for what it says.",
    limited: "This comment is not shown because your account was limited, and not for what it says.",
  },
  alongGround: {
    terms: "The restriction of your account rests on these of our rules for comments:",
    law: "The restriction of your account rests on the law: content of yours is considered illegal. Our rules say:",
  },
  readFirst: "The ground lies in our rules for comments, by which a moderator reads a comment first in this case:",
  fired: "They apply because these rules found something in the text:",
  rulesInEnglish: null,
  judged: "They apply because a moderator judged it so.",
  ownReason: "The ground lies in our rules for comments, for the reason that the moderator gives here.",
  moderatorNote: "The moderator adds",
  policyRevision: "Revision of the rules",
  inForceAt: (time, hash) => `in force on ${time} (${hash})`,
  redressHeading: "What you can do",
  appeal: (days) =>
    `You can contest this decision with us, free of charge, for ${days} days from the day you were told. A person who had no part in it decides.`,
  bodies: "You can turn to an out-of-court dispute settlement body:",
  noBodies: "You can turn to any certified out-of-court dispute settlement body.",
  courts: "You can also go to court.",
  translations: {},
};
