import { plural } from "../../shared/plural.ts";
import type { NoticeTexts } from "../texts.ts";

export const NOTICE_EN: NoticeTexts = {
  receivedSubject: "We have your notice",
  receivedTitle: "Your notice has arrived",
  received: (at) => `On ${at} we received your notice about a comment that you hold to be illegal.`,
  receivedNext:
    "A person reads the comment and your words and decides. You get the decision by e-mail. The link below shows where things stand; whoever has it can see that, and take the notice back.",
  notYours: "You did not give this notice? Then somebody used your address: take it back by the link.",
  stateAction: "See where it stands",
  comment: "Comment",
  decidedSubject: "The decision on your notice",
  decidedTitle: "Your notice was decided",
  outcomes: {
    removed: "The comment is removed. Nobody sees it any more.",
    kept: "The comment stays where it is. The person who read it found no reason to remove it.",
  },
  moot: "There was nothing left to decide: its author has deleted the comment. Nobody sees it any more.",
  decidedAt: "Decided on",
  automationHeading: "Who decided",
  automation: {
    none: "A person read the comment and your notice and decided. No automated means were used.",
    detection:
      "A person read the comment and your notice and decided. Our automatic rules had drawn attention to the comment as well.",
    decision:
      "Our automatic rules had removed the comment already. A person read it and your notice, and the removal stands.",
  },
  redressHeading: "What you can do",
  appeal:
    "You can contest with us, free of charge, that the comment stays. A person who had no part in the decision answers. The link below leads there; it is good for 184 days from this letter.",
  appealAction: "Contest the decision",
  bodies: "You can turn to an out-of-court dispute settlement body:",
  noBodies: "You can turn to any certified out-of-court dispute settlement body.",
  courts: "You can also go to court.",
  warnedSubject: "A warning about your notices",
  warnedTitle: "Please look twice before you give notice",
  warned: (count, days) =>
    plural("en", count, {
      one: `In the last ${days} days, one notice from this address was manifestly unfounded: a person read it and saw at once that there was no ground for it.`,
      other: `In the last ${days} days, # notices from this address were manifestly unfounded: a person read each of them and saw at once that there was no ground for it.`,
    }),
  warnedNext: (limit, days) =>
    `If another one comes and makes them ${limit} or more, we take no notices from this address for ${days} days. Notices that are merely mistaken do not count. If somebody uses your address, take their notices back by the links of the receipts.`,
  suspendedSubject: "We take no notices from you for a time",
  suspendedTitle: "Notices from this address are suspended",
  suspended: (count, days) =>
    plural("en", count, {
      one: `After our warning another notice from this address was manifestly unfounded, within ${days} days.`,
      other: `After our warning another notice from this address was manifestly unfounded. There were # of them within ${days} days.`,
    }),
  suspendedNext: (end) =>
    `Until ${end} we take no notices from this address. Then it ends by itself. What a child's safety needs can be told to us without an address at any time.`,
  liftedSubject: "We take your notices again",
  liftedTitle: "Notices from this address are taken again",
  lifted: "We have ended the suspension of this address before its time. From now on, you can give notice again.",
  liftedNext: "What came while it lasted was not received: if it still matters, please tell us again.",
  footer: "You get this letter because a notice was given with this address. It is sent automatically.",
};
