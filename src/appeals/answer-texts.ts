import { type Language, languageOf } from "../shared/language.ts";

/** What an appeal is about. */
export type Matter = "removed" | "held" | "restricted" | "notified";

interface AnswerTexts {
  readonly receivedSubject: string;
  readonly receivedTitle: string;
  readonly received: Readonly<Record<Matter, (article: string) => string>>;
  readonly receivedNext: string;
  readonly stateAction: string;
  readonly overturnedSubject: Readonly<Record<Matter, string>>;
  readonly overturnedTitle: Readonly<Record<Matter, string>>;
  readonly overturned: Readonly<Record<Matter, readonly ((article: string) => string)[]>>;
  readonly upheldSubject: string;
  readonly upheldTitle: Readonly<Record<Matter, string>>;
  readonly upheld: Readonly<Record<Matter, (article: string) => string>>;
  readonly upheldCourts: string;
  /** To a notifier: the author deleted the comment before their appeal was answered. */
  readonly voidTitle: string;
  readonly void: (article: string) => string;
  /** To a notifier who was right, of measures that do not stand any more. */
  readonly relieved: Readonly<Record<"warning" | "suspension", string>>;
  readonly reasonHeading: string;
  readonly footer: Readonly<Record<Matter, string>>;
}

const COMMENTED = "You get this letter because you commented here. It is sent once, and it is not advertising.";

const en: AnswerTexts = {
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

const KOMMENTIERT =
  "Sie erhalten diesen Brief, weil Sie hier kommentiert haben. Er wird einmal geschickt und ist keine Werbung.";

const de: AnswerTexts = {
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

const COMMENTE =
  "Vous recevez cette lettre parce que vous avez commenté ici. Elle est envoyée une seule fois, et ce n’est pas de la publicité.";

const fr: AnswerTexts = {
  receivedSubject: "Nous avons bien reçu votre recours",
  receivedTitle: "Nous avons bien reçu votre recours",
  received: {
    removed: (article) => `Merci de nous avoir écrit au sujet de votre commentaire sur « ${article} ».`,
    held: (article) => `Merci de nous avoir écrit au sujet de votre commentaire sur « ${article} ».`,
    restricted: () => "Merci de nous avoir écrit au sujet de la restriction de votre compte.",
    notified: (article) =>
      `Merci de nous avoir écrit de nouveau au sujet du commentaire sur « ${article} » que vous aviez signalé.`,
  },
  receivedNext:
    "Une personne qui n’a pris aucune part à la décision lira vos mots et ce dont il s’agit, tranchera, et vous dira pourquoi par e-mail. Vous n’avez rien d’autre à faire. La page ci-dessous montre à tout moment où en est votre recours ; vous pouvez aussi l’y retirer.",
  stateAction: "Voir où en est votre recours",
  overturnedSubject: {
    removed: "Votre commentaire est de retour",
    held: "Votre commentaire est affiché",
    restricted: "La restriction est levée",
    notified: "Le commentaire est retiré",
  },
  overturnedTitle: {
    removed: "Vous aviez raison : votre commentaire est de retour",
    held: "Vous aviez raison : votre commentaire est affiché",
    restricted: "Vous aviez raison : la restriction est levée",
    notified: "Vous aviez raison : le commentaire est retiré",
  },
  overturned: {
    removed: [
      (article) =>
        `Nous avons réexaminé votre commentaire sur « ${article} ». Il n’aurait pas dû être retiré. Il est de nouveau à sa place, avec ses réponses. Nous vous présentons nos excuses.`,
      () => "Ce retrait ne compte pas contre vous.",
    ],
    held: [
      (article) =>
        `Nous avons examiné votre commentaire sur « ${article} ». Tout le monde peut maintenant le lire. Nous vous prions d’excuser l’attente.`,
    ],
    restricted: [
      () =>
        "Nous avons réexaminé la restriction de votre compte. Elle n’aurait pas dû être prononcée ; elle est levée. Nous vous présentons nos excuses.",
    ],
    notified: [
      (article) => `Nous avons réexaminé le commentaire sur « ${article} » que vous aviez signalé. Il est retiré.`,
    ],
  },
  upheldSubject: "Au sujet de votre recours",
  upheldTitle: {
    removed: "Votre commentaire reste retiré",
    held: "Votre commentaire attend encore",
    restricted: "La restriction est maintenue",
    notified: "Le commentaire reste en place",
  },
  upheld: {
    removed: (article) =>
      `Une personne qui n’avait pris aucune part à la décision a lu votre commentaire sur « ${article} » et vos raisons, et a décidé qu’il reste retiré.`,
    held: (article) =>
      `Une personne qui n’avait pris aucune part à la décision a lu votre commentaire sur « ${article} » et vos raisons, et a décidé qu’il était juste de le retenir. La modération décidera s’il paraît.`,
    restricted: () =>
      "Une personne qui n’avait pris aucune part à la décision a lu vos raisons et ce pour quoi votre compte a été restreint, et a décidé que la restriction est maintenue.",
    notified: (article) =>
      `Une personne qui n’avait pris aucune part à la décision a lu le commentaire sur « ${article} » et vos raisons, et a décidé qu’il reste en place.`,
  },
  upheldCourts:
    "C’est notre dernier mot sur cette décision. Vous pouvez encore vous adresser à un organe de règlement extrajudiciaire des litiges ou à un tribunal.",
  voidTitle: "Il n’y a plus rien à trancher",
  void: (article) =>
    `Le commentaire sur « ${article} » que vous aviez signalé a été supprimé par la personne qui l’a écrit. Plus personne ne le voit ; votre recours prend donc fin sans réponse.`,
  relieved: {
    warning: "L’avertissement au sujet de vos signalements ne tient plus.",
    suspension: "Nous acceptons de nouveau les signalements de votre adresse : la suspension est levée.",
  },
  reasonHeading: "Les motifs",
  footer: {
    removed: COMMENTE,
    held: COMMENTE,
    restricted: COMMENTE,
    notified:
      "Vous recevez cette lettre parce que vous nous avez signalé un commentaire. Elle est envoyée une seule fois, et ce n’est pas de la publicité.",
  },
};

const COMENTADO = "Recibe esta carta porque comentó aquí. Se envía una sola vez y no es publicidad.";

const es: AnswerTexts = {
  receivedSubject: "Hemos recibido su recurso",
  receivedTitle: "Hemos recibido su recurso",
  received: {
    removed: (article) => `Gracias por escribirnos sobre su comentario en «${article}».`,
    held: (article) => `Gracias por escribirnos sobre su comentario en «${article}».`,
    restricted: () => "Gracias por escribirnos sobre la restricción de su cuenta.",
    notified: (article) => `Gracias por volver a escribirnos sobre el comentario en «${article}» del que nos avisó.`,
  },
  receivedNext:
    "Una persona que no tuvo parte en la decisión leerá sus palabras y aquello de lo que se trata, decidirá y le dirá por qué por correo electrónico. Usted no tiene que hacer nada más. La página de abajo muestra en todo momento cómo está su recurso; allí también puede retirarlo.",
  stateAction: "Ver cómo está su recurso",
  overturnedSubject: {
    removed: "Su comentario ha vuelto",
    held: "Su comentario está a la vista",
    restricted: "La restricción se ha levantado",
    notified: "El comentario se ha retirado",
  },
  overturnedTitle: {
    removed: "Tenía usted razón: su comentario ha vuelto",
    held: "Tenía usted razón: su comentario está a la vista",
    restricted: "Tenía usted razón: la restricción se ha levantado",
    notified: "Tenía usted razón: el comentario se ha retirado",
  },
  overturned: {
    removed: [
      (article) =>
        `Hemos vuelto a mirar su comentario en «${article}». No debió retirarse. Está de nuevo en su sitio, con sus respuestas. Le pedimos disculpas.`,
      () => "La retirada no cuenta en su contra.",
    ],
    held: [
      (article) => `Hemos mirado su comentario en «${article}». Ahora puede leerlo todo el mundo. Disculpe la espera.`,
    ],
    restricted: [
      () =>
        "Hemos vuelto a mirar la restricción de su cuenta. No debió imponerse y se ha levantado. Le pedimos disculpas.",
    ],
    notified: [(article) => `Hemos vuelto a mirar el comentario en «${article}» del que nos avisó. Se ha retirado.`],
  },
  upheldSubject: "Sobre su recurso",
  upheldTitle: {
    removed: "Su comentario sigue retirado",
    held: "Su comentario sigue esperando",
    restricted: "La restricción se mantiene",
    notified: "El comentario se queda",
  },
  upheld: {
    removed: (article) =>
      `Una persona que no tuvo parte en la decisión leyó su comentario en «${article}» y sus razones, y decidió que siga retirado.`,
    held: (article) =>
      `Una persona que no tuvo parte en la decisión leyó su comentario en «${article}» y sus razones, y decidió que fue correcto retenerlo. La moderación decidirá si aparece.`,
    restricted: () =>
      "Una persona que no tuvo parte en la decisión leyó sus razones y por qué se restringió su cuenta, y decidió que la restricción se mantiene.",
    notified: (article) =>
      `Una persona que no tuvo parte en la decisión leyó el comentario en «${article}» y sus razones, y decidió que se queda.`,
  },
  upheldCourts:
    "Es nuestra última palabra sobre esta decisión. Aún puede llevar el asunto a un órgano de resolución extrajudicial de litigios o a los tribunales.",
  voidTitle: "Ya no queda nada que decidir",
  void: (article) =>
    `Quien escribió el comentario sobre «${article}» que usted nos había señalado lo ha borrado. Ya nadie lo ve, así que su recurso termina sin respuesta.`,
  relieved: {
    warning: "La advertencia sobre sus avisos ya no vale.",
    suspension: "Volvemos a aceptar avisos de su dirección: la suspensión se ha levantado.",
  },
  reasonHeading: "Los motivos",
  footer: {
    removed: COMENTADO,
    held: COMENTADO,
    restricted: COMENTADO,
    notified: "Recibe esta carta porque nos avisó de un comentario. Se envía una sola vez y no es publicidad.",
  },
};

const CATALOGUES: Readonly<Record<Language, AnswerTexts>> = { en, de, fr, es };

/** By the language of a BCP 47 tag. */
export const answerTexts = (locale: string): AnswerTexts => CATALOGUES[languageOf(locale)];
