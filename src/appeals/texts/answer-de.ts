import type { AnswerTexts } from "../answer-texts.ts";

const KOMMENTIERT =
  "Sie erhalten diesen Brief, weil Sie hier kommentiert haben. Er wird einmal geschickt und ist keine Werbung.";

export const ANSWER_DE: AnswerTexts = {
  receivedSubject: "Ihr Widerspruch ist angekommen",
  receivedTitle: "Ihr Widerspruch ist angekommen",
  received: {
    removed: (article) => `Danke, dass Sie uns zu Ihrem Kommentar zu „${article}“ geschrieben haben.`,
    held: (article) => `Danke, dass Sie uns zu Ihrem Kommentar zu „${article}“ geschrieben haben.`,
    restricted: () => "Danke, dass Sie uns zur Einschränkung Ihres Kontos geschrieben haben.",
    notified: (article) =>
      `Danke, dass Sie uns noch einmal zu dem Kommentar zu „${article}“ geschrieben haben, den Sie gemeldet hatten.`,
  },
  receivedNext:
    "Ein Mensch, der an der Entscheidung nicht beteiligt war, liest Ihre Worte und worum es geht, entscheidet und begründet es Ihnen per E-Mail. Sie müssen nichts weiter tun. Die Seite unten zeigt jederzeit den Stand; dort können Sie den Widerspruch auch zurücknehmen.",
  stateAction: "Stand des Widerspruchs ansehen",
  overturnedSubject: {
    removed: "Ihr Kommentar ist wieder da",
    held: "Ihr Kommentar wird gezeigt",
    restricted: "Die Einschränkung ist aufgehoben",
    notified: "Der Kommentar ist entfernt",
  },
  overturnedTitle: {
    removed: "Sie hatten recht: Ihr Kommentar ist wieder da",
    held: "Sie hatten recht: Ihr Kommentar wird gezeigt",
    restricted: "Sie hatten recht: Die Einschränkung ist aufgehoben",
    notified: "Sie hatten recht: Der Kommentar ist entfernt",
  },
  overturned: {
    removed: [
      (article) =>
        `Wir haben Ihren Kommentar zu „${article}“ noch einmal angesehen. Er hätte nicht entfernt werden dürfen. Er steht wieder an seinem Platz, mit seinen Antworten. Es tut uns leid.`,
      () => "Die Entfernung wird Ihnen nicht angerechnet.",
    ],
    held: [
      (article) =>
        `Wir haben Ihren Kommentar zu „${article}“ angesehen. Jetzt können ihn alle lesen. Das Warten tut uns leid.`,
    ],
    restricted: [
      () =>
        "Wir haben die Einschränkung Ihres Kontos noch einmal angesehen. Sie hätte nicht verhängt werden dürfen und ist aufgehoben. Es tut uns leid.",
    ],
    notified: [
      (article) =>
        `Wir haben den Kommentar zu „${article}“, den Sie gemeldet hatten, noch einmal angesehen. Er ist entfernt.`,
    ],
  },
  commentsReturn:
    "Kommentare, die nur deswegen zurückgehalten oder entfernt wurden, sind in wenigen Minuten wieder zu sehen.",
  upheldSubject: "Zu Ihrem Widerspruch",
  upheldTitle: {
    removed: "Ihr Kommentar bleibt entfernt",
    held: "Ihr Kommentar wartet weiter",
    restricted: "Die Einschränkung bleibt",
    notified: "Der Kommentar bleibt",
  },
  upheld: {
    removed: (article) =>
      `Ein Mensch, der an der Entscheidung nicht beteiligt war, hat Ihren Kommentar zu „${article}“ und Ihre Gründe gelesen und entschieden, dass er entfernt bleibt.`,
    held: (article) =>
      `Ein Mensch, der an der Entscheidung nicht beteiligt war, hat Ihren Kommentar zu „${article}“ und Ihre Gründe gelesen und entschieden, dass er zu Recht zurückgehalten wird. Ob er erscheint, entscheidet die Moderation.`,
    restricted: () =>
      "Ein Mensch, der an der Entscheidung nicht beteiligt war, hat Ihre Gründe gelesen und warum Ihr Konto eingeschränkt wurde, und entschieden, dass es dabei bleibt.",
    notified: (article) =>
      `Ein Mensch, der an der Entscheidung nicht beteiligt war, hat den Kommentar zu „${article}“ und Ihre Gründe gelesen und entschieden, dass er stehen bleibt.`,
  },
  upheldCourts:
    "Das ist unser letztes Wort zu dieser Entscheidung. Sie können sich weiterhin an eine Stelle zur außergerichtlichen Streitbeilegung oder an ein Gericht wenden.",
  voidTitle: "Es gibt nichts mehr zu entscheiden",
  void: (article) =>
    `Der Kommentar zu „${article}“, den Sie gemeldet hatten, wurde von seinem Verfasser gelöscht. Niemand sieht ihn mehr; Ihr Widerspruch endet deshalb ohne Antwort.`,
  relieved: {
    warning: "Die Warnung zu Ihren Meldungen gilt nicht mehr.",
    suspension: "Wir nehmen Meldungen von Ihrer Adresse wieder an: Die Sperre ist aufgehoben.",
  },
  reasonHeading: "Die Gründe",
  footer: {
    removed: KOMMENTIERT,
    held: KOMMENTIERT,
    restricted: KOMMENTIERT,
    notified:
      "Sie erhalten diesen Brief, weil Sie uns einen Kommentar gemeldet haben. Er wird einmal geschickt und ist keine Werbung.",
  },
};
