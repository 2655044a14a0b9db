import type { ReviewTexts } from "../review-texts.ts";

export const REVIEW_FR: ReviewTexts = {
  title: "Un recours à trancher",
  intro:
    "Aucune personne ayant pris part à la décision ne peut répondre à ce recours ; comme vous n’y avez pas pris part, nous vous le demandons. Lisez ce qui a été décidé, de quoi il s’agit et ce qui y est opposé ; décidez ensuite comme vous le jugez juste, et donnez vos motifs. Si vous connaissez l’une des personnes concernées, fermez cette page et ne faites rien.",
  until: "Ce lien est valable jusqu’au",
  matters: {
    comment: "Un auteur conteste ce qui a été décidé au sujet d’un commentaire.",
    restriction: "Un auteur conteste une restriction de son compte.",
    notice: "Quelqu’un nous a signalé un commentaire et conteste que rien n’ait été fait.",
  },
  decidedHeading: "Ce qui a été décidé",
  toldHeading: "La décision, telle qu’elle a été communiquée",
  byPolicy: "Décidé automatiquement, le",
  byPerson: "Décidé par une personne, le",
  commentHeading: "Le commentaire",
  threadHeading: "Ce à quoi il répond",
  sameAuthor: "Par l’auteur du commentaire",
  otherAuthor: "Par quelqu’un d’autre",
  restrictionHeading: "La restriction",
  kinds: {
    warning: "Un avertissement",
    premoderated: "Les commentaires sont lus avant de paraître",
    suspended: "Plus de commentaires pendant un temps",
    banned: "Plus de commentaires du tout",
  },
  purged: "Le texte n’est plus conservé.",
  masked: "Les données personnelles y sont masquées.",
  wordsHeading: "Ce qui y est opposé",
  answerHeading: "Votre décision",
  outcome: "Issue",
  overturned: {
    comment: "L’annuler : le commentaire est affiché",
    restriction: "L’annuler : la restriction est levée",
    notice: "L’annuler : le commentaire est retiré",
  },
  upheld: {
    comment: "La maintenir : le commentaire n’est pas affiché",
    restriction: "La maintenir : la restriction reste",
    notice: "La maintenir : le commentaire reste",
  },
  reason: "Vos motifs",
  reasonHint:
    "En 4 000 caractères au plus. Ils sont communiqués à la personne qui a déposé le recours ; votre nom ne l’est pas.",
  reasonHintNotice:
    "En 4 000 caractères au plus. Ils sont communiqués à la personne qui a signalé le commentaire et, s’il est retiré, à celle qui l’a écrit ; votre nom ne l’est pas. Ne dites à aucune rien de l’autre.",
  submit: "Décider",
  personalData:
    "Retirez ce qui ressemble à des données personnelles, comme un numéro de téléphone, une adresse ou un lien vers le profil de quelqu’un : ces mots partent dans une lettre. Rien n’a été décidé.",
  staffNamed:
    "Retirez le nom : ces mots partent dans une lettre, et les lettres ne nomment personne de la modération. Rien n’a été décidé.",
  problem: "Choisissez une issue et donnez vos motifs en 4 000 caractères au plus.",
  conflict: "Vous avez une part dans cette affaire, quelqu’un d’autre doit donc la trancher.",
  busy: "La modération s’occupe de ce recours en ce moment. Réessayez dans dix minutes.",
  overTitle: "Ce recours a reçu sa réponse",
  over: "Il ne reste rien à décider. Merci.",
  invalidTitle: "Ce lien n’est pas valable",
  invalid:
    "Il est peut-être incomplet, trop ancien ou révoqué. La personne qui vous a invité peut en envoyer un autre.",
};
