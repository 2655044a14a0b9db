import { plural } from "../../shared/plural.ts";
import type { StatementTexts } from "../statement-texts.ts";

export const STATEMENT_DE: StatementTexts = {
  decisionHeading: "Was entschieden wurde",
  restriction: "Entscheidung",
  restrictions: {
    removed: "Der Kommentar ist entfernt: Niemand sieht ihn.",
    held: "Der Kommentar ist zurückgehalten: Niemand sieht ihn, bis die Moderation ihn gelesen hat.",
    warning: "Eine Verwarnung. Sie können weiter kommentieren wie bisher.",
    premoderated: "Die Moderation liest Ihre Kommentare, bevor sie erscheinen.",
    suspended: "Sie können eine Zeit lang nicht kommentieren.",
    banned: "Sie können nicht mehr kommentieren.",
  },
  scope: "Sie gilt für",
  scopes: { comment: "nur diesen Kommentar, wo immer er erschiene", account: "Ihr Konto, bei allen Artikeln" },
  startsAt: "Von",
  endsAt: "Bis",
  ends: {
    removed: "ohne Ende, solange nichts anderes entschieden wird",
    held: "die Moderation entschieden hat",
    warning: "sie beschränkt nichts",
    without: "ohne Ende, solange nichts anderes entschieden wird",
  },
  howHeading: "Wie es dazu kam",
  found: {
    verdict: "Unsere Regeln haben ihn automatisch gefunden, beim Abschicken oder Ändern.",
    flags: "Lesende haben ihn uns gemeldet.",
    notice: "Lesende haben es uns gemeldet, und die Moderation hat es angesehen.",
    own: "Niemand hat es gemeldet: Die Moderation ist bei ihrer Arbeit darauf gestoßen.",
    premoderation: "Niemand hat ihn gemeldet: Solche Kommentare werden gelesen, bevor sie erscheinen.",
    heldAlong: "Er wurde zurückgehalten, als Ihr Konto eingeschränkt wurde.",
    removedAlong: "Er wurde entfernt, als Ihr Konto eingeschränkt wurde.",
  },
  detected: {
    automatically: "Der Inhalt wurde mit automatisierten Mitteln erkannt.",
    byPeople: "Der Inhalt wurde nicht mit automatisierten Mitteln erkannt.",
  },
  automated: {
    removed: (at) => `Der Kommentar wurde am ${at} automatisch geprüft und entfernt. Noch hat ihn kein Mensch gelesen.`,
    held: (at) =>
      `Der Kommentar wurde am ${at} automatisch geprüft und zurückgehalten. Noch hat ihn kein Mensch gelesen.`,
  },
  alongWithAccount: (at) =>
    `Ein Mitglied der Moderation hat am ${at} Ihr Konto eingeschränkt und mit ihm die offenen Kommentare. Über diesen Kommentar für sich hat niemand geurteilt.`,
  byPerson: {
    removed: (at) => `Ein Mitglied der Moderation hat den Kommentar gelesen und am ${at} entfernt.`,
    other: (at) => `Ein Mitglied der Moderation hat am ${at} entschieden.`,
  },
  strikes: (count) =>
    plural("de", count, {
      one: "Ein entfernter Kommentar wird diesem Konto angerechnet:",
      other: "# entfernte Kommentare werden diesem Konto angerechnet:",
    }),
  undoneStrikes: "Inzwischen rückgängig gemacht und kein Grund mehr:",
  strike: (at, categories) => (categories === "" ? `entfernt am ${at}` : `entfernt am ${at}: ${categories}`),
  whyHeading: "Warum",
  terms: "Der Grund liegt in unseren Regeln für Kommentare. Sie lauten:",
  law: "Der Grund liegt im Gesetz: Der Inhalt gilt als rechtswidrig. Unsere Regeln lauten:",
  along: {
    banned: "Dieser Kommentar wird nicht gezeigt, weil Ihr Konto gesperrt wurde, und nicht wegen seines Inhalts.",
    suspended:
      "Dieser Kommentar wird nicht gezeigt, weil Ihr Konto auf Zeit gesperrt wurde, und nicht wegen seines Inhalts.",
    limited: "Dieser Kommentar wird nicht gezeigt, weil Ihr Konto eingeschränkt wurde, und nicht wegen seines Inhalts.",
  },
  alongGround: {
    terms: "Die Einschränkung Ihres Kontos beruht auf diesen unserer Regeln für Kommentare:",
    law: "Die Einschränkung Ihres Kontos beruht auf dem Gesetz: Inhalte von Ihnen gelten als rechtswidrig. Unsere Regeln lauten:",
  },
  readFirst:
    "Der Grund liegt in unseren Regeln für Kommentare, nach denen die Moderation einen Kommentar in diesem Fall zuerst liest:",
  fired: "Sie gelten hier, weil diese Regeln im Text etwas gefunden haben:",
  rulesInEnglish: "Manche Regeln gibt es nur auf Englisch; sie stehen hier im Wortlaut.",
  judged: "Sie gelten hier nach dem Urteil der Moderation.",
  ownReason: "Der Grund liegt in unseren Regeln für Kommentare, aus dem Grund, den die Moderation hier nennt.",
  moderatorNote: "Die Moderation fügt hinzu",
  policyRevision: "Fassung der Regeln",
  inForceAt: (time, hash) => `in Kraft am ${time} (${hash})`,
  redressHeading: "Was Sie tun können",
  appeal: (days) =>
    `Sie können dieser Entscheidung bei uns kostenlos widersprechen, ${days} Tage lang ab dem Tag, an dem Sie davon erfahren haben. Ein Mensch, der nicht beteiligt war, entscheidet.`,
  bodies: "Sie können sich an eine Stelle zur außergerichtlichen Streitbeilegung wenden:",
  noBodies: "Sie können sich an jede zugelassene Stelle zur außergerichtlichen Streitbeilegung wenden.",
  courts: "Sie können auch vor Gericht gehen.",
  translations: {
    "Comments on this article are read by a moderator before they appear.":
      "Kommentare zu diesem Artikel liest die Moderation, bevor sie erscheinen.",
    "Your comments are read by a moderator before they appear.":
      "Ihre Kommentare liest die Moderation, bevor sie erscheinen.",
    "Several readers asked for this comment to be reviewed. A moderator will look at it.":
      "Mehrere Lesende haben um eine Prüfung dieses Kommentars gebeten. Die Moderation sieht ihn an.",
    "Your comment is still waiting for a moderator, who will read the new text.":
      "Ihr Kommentar wartet noch auf die Moderation, die den neuen Text liest.",
    "Your comments were held when your account was limited. A moderator reads them one by one.":
      "Ihre Kommentare wurden zurückgehalten, als Ihr Konto eingeschränkt wurde. Die Moderation liest sie einzeln.",
    "This comment was removed when your account was limited, and not for what it says.":
      "Dieser Kommentar wurde entfernt, als Ihr Konto eingeschränkt wurde, und nicht wegen seines Inhalts.",
    "Advertising, repeated posting and links that have nothing to do with the article are removed.":
      "Werbung, Wiederholungen und Links, die nichts mit dem Artikel zu tun haben, werden entfernt.",
    "Content that breaks the law is removed.": "Inhalte, die gegen das Gesetz verstoßen, werden entfernt.",
    "A moderator removed this comment for the reason given beside this sentence.":
      "Die Moderation hat diesen Kommentar aus dem Grund entfernt, der hier dabeisteht.",
    Profanity: "Schimpfwörter",
    Violence: "Gewalt",
    "Harassment and hatred": "Belästigung und Hass",
    "Private information": "Private Angaben",
    "Illegal content": "Rechtswidrige Inhalte",
    "Another reason": "Ein anderer Grund",
    Spam: "Werbung und Wiederholungen",
    Harassment: "Belästigung",
    "Comments with profanity are removed.": "Kommentare mit Schimpfwörtern werden entfernt.",
    "Comments that advocate violence are removed.": "Kommentare, die für Gewalt eintreten, werden entfernt.",
    "Comments that harass somebody are removed.": "Kommentare, die jemanden belästigen, werden entfernt.",
    "Comments with somebody's personal information are removed.":
      "Kommentare mit persönlichen Angaben über jemanden werden entfernt.",
    Accounts: "Konten",
    "Whoever breaks the rules for comments again and again, or gravely, can be warned, have their comments read first, be suspended or banned.":
      "Wer wiederholt oder schwer gegen die Regeln für Kommentare verstößt, kann verwarnt, auf Zeit oder ganz gesperrt werden; auch kann die Moderation die Kommentare lesen, bevor sie erscheinen.",
  },
};
