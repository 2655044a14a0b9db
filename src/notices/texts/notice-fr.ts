import { plural } from "../../shared/plural.ts";
import type { NoticeTexts } from "../texts.ts";

export const NOTICE_FR: NoticeTexts = {
  receivedSubject: "Nous avons bien reçu votre signalement",
  receivedTitle: "Votre signalement est arrivé",
  received: (at) =>
    `Le ${at}, nous avons reçu votre signalement au sujet d’un commentaire que vous tenez pour illicite.`,
  receivedNext:
    "Une personne lit le commentaire et vos mots, et décide. Vous recevrez la décision par e-mail. Le lien ci-dessous montre où en sont les choses ; quiconque l’a peut le voir et retirer le signalement.",
  notYours: "Ce signalement ne vient pas de vous ? Alors quelqu’un a utilisé votre adresse : retirez-le par le lien.",
  stateAction: "Voir où il en est",
  comment: "Commentaire",
  decidedSubject: "La décision sur votre signalement",
  decidedTitle: "Votre signalement a reçu une décision",
  outcomes: {
    removed: "Le commentaire est retiré. Plus personne ne le voit.",
    kept: "Le commentaire reste où il est. La personne qui l’a lu n’a pas trouvé de raison de le retirer.",
  },
  moot: "Il n’y avait plus rien à décider : son auteur a supprimé le commentaire. Plus personne ne le voit.",
  decidedAt: "Tranché le",
  automationHeading: "Qui a décidé",
  automation: {
    none: "Une personne a lu le commentaire et votre signalement, et a décidé. Aucun moyen automatisé n’a été utilisé.",
    detection:
      "Une personne a lu le commentaire et votre signalement, et a décidé. Nos règles automatiques avaient elles aussi attiré l’attention sur le commentaire.",
    decision:
      "Nos règles automatiques avaient déjà retiré le commentaire. Une personne l’a lu avec votre signalement, et le retrait est maintenu.",
  },
  redressHeading: "Ce que vous pouvez faire",
  appeal:
    "Vous pouvez contester auprès de nous, gratuitement, le maintien du commentaire. Une personne qui n’a pris aucune part à la décision répond. Le lien ci-dessous y mène ; il est valable 184 jours à compter de cette lettre.",
  appealAction: "Contester la décision",
  bodies: "Vous pouvez vous adresser à un organe de règlement extrajudiciaire des litiges :",
  noBodies: "Vous pouvez vous adresser à tout organe certifié de règlement extrajudiciaire des litiges.",
  courts: "Vous pouvez aussi saisir un tribunal.",
  warnedSubject: "Un avertissement au sujet de vos signalements",
  warnedTitle: "Regardez à deux fois avant de signaler, s’il vous plaît",
  warned: (count, days) =>
    plural("fr", count, {
      one: `Au cours des ${days} derniers jours, un signalement venant de cette adresse était manifestement infondé : une personne l’a lu et a vu aussitôt qu’il n’avait pas de fondement.`,
      other: `Au cours des ${days} derniers jours, # signalements venant de cette adresse étaient manifestement infondés : une personne a lu chacun d’eux et a vu aussitôt qu’il n’avait pas de fondement.`,
    }),
  warnedNext: (limit, days) =>
    `S’il en vient encore un et que cela en fait ${limit} ou plus, nous ne prenons plus de signalements venant de cette adresse pendant ${days} jours. Les signalements qui sont seulement erronés ne comptent pas. Si quelqu’un utilise votre adresse, retirez ses signalements par les liens des accusés de réception.`,
  suspendedSubject: "Nous ne prenons plus vos signalements pendant un temps",
  suspendedTitle: "Les signalements venant de cette adresse sont suspendus",
  suspended: (count, days) =>
    plural("fr", count, {
      one: `Après notre avertissement, un autre signalement venant de cette adresse était manifestement infondé, en ${days} jours.`,
      other: `Après notre avertissement, un autre signalement venant de cette adresse était manifestement infondé. Il y en a eu # en ${days} jours.`,
    }),
  suspendedNext: (end) =>
    `Jusqu’au ${end}, nous ne prenons pas de signalements venant de cette adresse. Ensuite, cela prend fin de soi-même. Ce qui touche à la sécurité d’un enfant peut nous être signalé à tout moment sans adresse.`,
  liftedSubject: "Nous prenons de nouveau vos signalements",
  liftedTitle: "Les signalements venant de cette adresse sont de nouveau pris",
  lifted:
    "Nous avons mis fin à la suspension de cette adresse avant son terme. Dès maintenant, vous pouvez de nouveau faire un signalement.",
  liftedNext:
    "Ce qui a été envoyé pendant ce temps n’a pas été reçu : si cela compte encore, dites-le-nous de nouveau, s’il vous plaît.",
  footer:
    "Vous recevez cette lettre parce qu’un signalement a été fait avec cette adresse. Elle est envoyée automatiquement.",
};
