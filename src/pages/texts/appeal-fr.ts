import type { AppealTexts } from "../appeal-texts.ts";

export const APPEAL_FR: AppealTexts = {
  headings: {
    removed: "Votre commentaire a été retiré",
    held: "Votre commentaire est retenu",
    restored: "Votre commentaire est affiché",
    restricted: "Votre compte est restreint",
    lifted: "La restriction de votre compte est levée",
    stays: "Le commentaire que vous avez signalé reste en place",
    gone: "Le commentaire que vous avez signalé n’est plus affiché",
  },
  on: "sous l’article",
  textHeading: "Ce que vous avez écrit",
  commentHeading: "Le commentaire",
  textPurged: "Le texte n’est plus conservé.",
  contestHeading: "Contester cette décision",
  contestIntro:
    "Si vous pensez que nous nous sommes trompés, dites-nous pourquoi. Une personne qui n’a pris aucune part à la décision lira vos mots et ce dont il s’agit.",
  deadline: "Vous pouvez le faire jusqu’au",
  noDeadline: "Vous pouvez le faire dès maintenant.",
  labels: {
    comment: "Pourquoi le commentaire devrait-il rester ?",
    restriction: "Pourquoi la restriction devrait-elle être levée ?",
    notice: "Pourquoi le commentaire devrait-il disparaître ?",
  },
  hint: (least, most) =>
    `De ${least} à ${most.toLocaleString("fr")} caractères. Une décision ne peut être contestée qu’une fois.`,
  tooShortOrLong: (least, most) => `Dites-nous pourquoi en ${least} à ${most.toLocaleString("fr")} caractères.`,
  submit: "Contester la décision",
  nextHeading: "Ce qui se passe ensuite",
  next: [
    "Nous vous confirmons par e-mail que vos mots sont arrivés.",
    "Une autre personne que celle qui avait décidé lit tout et tranche. Aucune machine ne prend cette décision.",
    "Vous recevez la réponse et ses motifs par e-mail. Si nous avions tort, nous revenons aussitôt en arrière : un commentaire retrouve sa place avec ses réponses.",
    "Cette page montre à tout moment où en sont les choses.",
  ],
  windowOver: "Le délai pour contester cette décision est écoulé.",
  nothingLeft: "Cette décision ne tient plus. Il n’y a plus rien à contester.",
  stateHeading: "Votre recours",
  filed: "Déposé le",
  states: {
    open: "Il attend une personne qui n’a pris aucune part à la décision. Vous n’avez rien à faire.",
    upheld: "Il a été lu, et la décision est maintenue.",
    overturned: "Vous aviez raison. La décision est annulée et ne compte pas contre vous.",
    withdrawn: "Vous l’avez retiré. La décision est maintenue et ne peut plus être contestée ici.",
    void: "Il a pris fin parce que le commentaire a été supprimé.",
  },
  decided: "Tranché le",
  reasonHeading: "Les motifs",
  justFiled: "Nous avons bien reçu votre recours. Gardez ce lien : il ramène ici.",
  invalidTitle: "Ce lien n’est pas valable",
  invalid: [
    "Il n’a peut-être pas été copié en entier : ouvrez-le directement depuis la lettre, ou copiez-le de nouveau jusqu’au dernier caractère.",
    "Un lien cesse aussi de fonctionner quand l’auteur du commentaire l’a supprimé.",
  ],
  closedMeanwhile: "Cette décision ne tient plus, il n’y a donc plus rien à contester.",
  withdraw: "Retirer le recours",
  withdrawHint: "Vous pouvez le retirer définitivement : personne ne réexaminera alors la décision.",
  resendLink: "Se faire renvoyer la lettre",
  resendTitle: "Vous avez perdu la lettre ?",
  resendIntro:
    "Indiquez-nous l’adresse de votre compte ici. S’il existe une décision que vous pouvez encore contester, nous vous renvoyons sa lettre, avec le même lien.",
  resendLabel: "Votre adresse e-mail",
  resendSubmit: "Renvoyer la lettre",
  resendDone:
    "Si cette adresse est celle d’un auteur dont une décision peut encore être contestée, la lettre est de nouveau en route.",
  resendBadAddress: "Ce n’est pas une adresse e-mail.",
};
