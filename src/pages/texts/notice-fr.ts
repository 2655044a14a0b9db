import type { NoticePageTexts } from "../notice-texts.ts";

export const NOTICE_FR: NoticePageTexts = {
  title: "Signaler un contenu illicite",
  intro:
    "Vous n’avez pas besoin de compte. Dites-nous quel commentaire vous tenez pour illicite et pourquoi. Une personne le lit, décide, et vous êtes informé.",
  notForRules:
    "Ce formulaire est fait pour ce qui enfreint la loi. Si un commentaire n’enfreint que les règles de ce site, signalez-le sous le commentaire.",
  on: "Sous l’article",
  commentHeading: "Le commentaire",
  url: "Adresse du commentaire",
  urlHint: "Sous chaque commentaire se trouve un lien vers lui : copiez son adresse ici.",
  explanation: "Pourquoi est-il illicite ?",
  explanationHint: (least, most) =>
    `De ${least} à ${most.toLocaleString("fr")} caractères. Dites ce qui le rend illicite, de sorte qu’on le voie sans être juriste.`,
  reference: "Quelle loi (si vous la connaissez)",
  referenceHint: "Un article ou un paragraphe, par exemple « article 33 de la loi du 29 juillet 1881 ».",
  childAbuse: "Il s’agit d’abus sexuels sur des enfants",
  childAbuseHint: "Dans ce cas, vous n’avez pas à dire qui vous êtes.",
  name: "Votre nom",
  email: "Votre adresse e-mail",
  whoHint:
    "La loi demande les deux. L’auteur du commentaire n’en est pas informé. Nous ne nous en servons que pour ce signalement, et nous les effaçons quand il ne peut plus être contesté.",
  goodFaith: "Je crois de bonne foi que ce que j’indique ici est exact et complet.",
  submit: "Envoyer le signalement",
  nextHeading: "Ce qui se passe ensuite",
  next: [
    "Nous vous confirmons par e-mail que votre signalement est arrivé, avec un lien qui montre où il en est.",
    "Une personne lit le commentaire et vos mots, et décide.",
    "Vous recevez la décision par e-mail, et ce que vous pouvez faire si vous n’êtes pas d’accord.",
    "Qui envoie beaucoup de signalements manifestement infondés est averti, puis n’est plus entendu pendant un temps.",
  ],
  problems: {
    "/url": "Indiquez l’adresse du commentaire.",
    "/commentId": "Indiquez l’adresse du commentaire.",
    "/explanation": "Dites pourquoi vous le tenez pour illicite, en 20 à 4 000 caractères.",
    "/legalReference": "Nommez la loi en 500 caractères au plus.",
    "/name": "Écrivez votre nom, en 200 caractères au plus.",
    "/email": "Écrivez votre adresse e-mail.",
    "/goodFaith": "Nous ne pouvons prendre le signalement qu’avec votre déclaration de bonne foi.",
  },
  otherProblem: "Quelque chose dans le formulaire n’est pas valable.",
  gone: "Aucun commentaire de ce genre n’est visible ici. Il a peut-être déjà été retiré ou supprimé, ou l’adresse n’est pas complète.",
  suspended:
    "Les signalements venant de cette adresse ne sont pas pris en ce moment, parce que plusieurs étaient manifestement infondés. Nous avons écrit à l’adresse jusqu’à quand. Ce signalement n’a pas été reçu.",
  receivedTitle: "Votre signalement est arrivé",
  received: [
    "Nous avons envoyé un accusé de réception à l’adresse indiquée, avec un lien qui montre où en est votre signalement.",
    "Une personne lit le commentaire et vos mots, et décide. Vous recevez la décision par e-mail.",
  ],
  stateTitle: "Votre signalement",
  aboutComment: "Voir le commentaire",
  receivedAt: "Reçu le",
  decidedAt: "Tranché le",
  states: {
    open: "Il attend qu’une personne le lise. Vous n’avez rien à faire.",
    removed: "Le commentaire est retiré. Plus personne ne le voit.",
    kept: "Le commentaire reste où il est. La personne qui l’a lu n’a pas trouvé de raison de le retirer.",
    unfounded:
      "Le commentaire reste où il est. La personne qui a lu votre signalement l’a trouvé manifestement infondé.",
    moot: "Il n’y avait plus rien à décider : l’auteur a supprimé le commentaire.",
    withdrawn: "Il a été retiré.",
  },
  automation: {
    none: "Une personne a décidé. Aucun moyen automatisé n’a été utilisé.",
    detection:
      "Une personne a décidé. Nos règles automatiques avaient elles aussi attiré l’attention sur le commentaire.",
    decision:
      "Nos règles automatiques avaient déjà retiré le commentaire. Une personne l’a lu, et le retrait est maintenu.",
  },
  redressHeading: "Ce que vous pouvez faire",
  appeal:
    "Vous pouvez contester auprès de nous, gratuitement, le maintien du commentaire. Une personne qui n’y a pris aucune part répond.",
  appealAction: "Contester la décision",
  bodies: "Vous pouvez vous adresser à un organe de règlement extrajudiciaire des litiges :",
  noBodies: "Vous pouvez vous adresser à tout organe certifié de règlement extrajudiciaire des litiges.",
  courts: "Vous pouvez aussi saisir un tribunal.",
  keepLink:
    "Gardez l’adresse de cette page : vous n’avez pas laissé d’adresse e-mail, c’est donc le seul chemin pour y revenir.",
  withdrawHeading: "Le retirer",
  withdrawHint:
    "Si vous vous êtes trompé, ou si quelqu’un d’autre a utilisé votre adresse. Cela ne peut pas être annulé.",
  withdraw: "Retirer le signalement",
  answeredMeanwhile: "Ce signalement a reçu sa réponse entre-temps, il ne peut donc plus être retiré.",
  invalidTitle: "Ce lien n’est pas valable",
  invalid:
    "Il n’a peut-être pas été copié en entier : ouvrez-le directement depuis la lettre, ou copiez-le de nouveau jusqu’au dernier caractère.",
};
