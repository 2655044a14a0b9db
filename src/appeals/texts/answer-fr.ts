import type { AnswerTexts } from "../answer-texts.ts";

const COMMENTE =
  "Vous recevez cette lettre parce que vous avez commenté ici. Elle est envoyée une seule fois, et ce n’est pas de la publicité.";

export const ANSWER_FR: AnswerTexts = {
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
  commentsReturn:
    "Les commentaires retenus ou retirés pour cette seule raison sont de nouveau visibles d’ici quelques minutes.",
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
