import type { Language } from "./locale.ts";

/** All that the page of an invited reviewer says, by language. */
interface ReviewTexts {
  readonly title: string;
  readonly intro: string;
  readonly until: string;
  readonly matters: Readonly<Record<"comment" | "restriction" | "notice", string>>;
  readonly decidedHeading: string;
  readonly byPolicy: string;
  readonly byPerson: string;
  readonly commentHeading: string;
  readonly restrictionHeading: string;
  readonly kinds: Readonly<Record<"warning" | "premoderated" | "suspended" | "banned", string>>;
  readonly purged: string;
  readonly masked: string;
  readonly wordsHeading: string;
  readonly answerHeading: string;
  readonly outcome: string;
  readonly overturned: Readonly<Record<"comment" | "restriction" | "notice", string>>;
  readonly upheld: Readonly<Record<"comment" | "restriction" | "notice", string>>;
  readonly reason: string;
  readonly reasonHint: string;
  readonly submit: string;
  readonly problem: string;
  readonly personalData: string;
  readonly conflict: string;
  readonly busy: string;
  readonly overTitle: string;
  readonly over: string;
  readonly invalidTitle: string;
  readonly invalid: string;
}

const en: ReviewTexts = {
  title: "An appeal for you to decide",
  intro:
    "Nobody who had a part in this may answer the appeal, so you, who had none, are asked to. Read what was decided, what it is about and what is said against it; then decide as you think right, and give your reasons. If you know anybody involved, close this page and do nothing.",
  until: "This link is good until",
  matters: {
    comment: "An author contests what was decided about a comment.",
    restriction: "An author contests a restriction of their account.",
    notice: "Somebody told us of a comment, and contests that nothing was done.",
  },
  decidedHeading: "What was decided",
  byPolicy: "Decided automatically, on",
  byPerson: "Decided by a person, on",
  commentHeading: "The comment",
  restrictionHeading: "The restriction",
  kinds: {
    warning: "A warning",
    premoderated: "Comments are read before they appear",
    suspended: "No commenting for a time",
    banned: "No commenting any more",
  },
  purged: "The text is not kept any more.",
  masked: "Private information in it is masked.",
  wordsHeading: "What is said against it",
  answerHeading: "Your decision",
  outcome: "Outcome",
  overturned: {
    comment: "Overturn it: the comment is shown",
    restriction: "Overturn it: the restriction is lifted",
    notice: "Overturn it: the comment is removed",
  },
  upheld: { comment: "Uphold it", restriction: "Uphold it", notice: "Uphold it: the comment stays" },
  reason: "Your reasons",
  reasonHint: "In up to 4,000 characters. They are told to whoever filed the appeal; your name is not.",
  submit: "Decide",
  personalData:
    "Take out what looks like personal data, such as a telephone number or an address: these words go out in a letter. Nothing was decided.",
  problem: "Choose an outcome, and give your reasons in up to 4,000 characters.",
  conflict: "You have a part in this matter, so somebody else has to decide it.",
  busy: "A moderator is at this appeal at the moment. Try again in ten minutes.",
  overTitle: "This appeal has its answer",
  over: "There is nothing left to decide. Thank you.",
  invalidTitle: "This link is not valid",
  invalid: "It may be incomplete, too old or revoked. Whoever invited you can send another one.",
};

const de: ReviewTexts = {
  title: "Ein Widerspruch, über den Sie entscheiden",
  intro:
    "Wer daran beteiligt war, darf diesen Widerspruch nicht beantworten, deshalb bitten wir Sie, die es nicht waren. Lesen Sie, was entschieden wurde, worum es geht und was dagegen gesagt wird; dann entscheiden Sie, wie Sie es für richtig halten, und begründen es. Wenn Sie jemanden der Beteiligten kennen, schließen Sie diese Seite und tun nichts.",
  until: "Dieser Link gilt bis",
  matters: {
    comment: "Jemand widerspricht einer Entscheidung über den eigenen Kommentar.",
    restriction: "Jemand widerspricht einer Einschränkung des eigenen Kontos.",
    notice: "Jemand hat uns einen Kommentar gemeldet und widerspricht dem, dass nichts geschah.",
  },
  decidedHeading: "Was entschieden wurde",
  byPolicy: "Automatisch entschieden am",
  byPerson: "Von einem Menschen entschieden am",
  commentHeading: "Der Kommentar",
  restrictionHeading: "Die Einschränkung",
  kinds: {
    warning: "Eine Verwarnung",
    premoderated: "Kommentare werden gelesen, bevor sie erscheinen",
    suspended: "Auf Zeit keine Kommentare",
    banned: "Keine Kommentare mehr",
  },
  purged: "Der Text wird nicht mehr aufbewahrt.",
  masked: "Private Angaben darin sind unkenntlich gemacht.",
  wordsHeading: "Was dagegen gesagt wird",
  answerHeading: "Ihre Entscheidung",
  outcome: "Ergebnis",
  overturned: {
    comment: "Aufheben: Der Kommentar wird gezeigt",
    restriction: "Aufheben: Die Einschränkung endet",
    notice: "Aufheben: Der Kommentar wird entfernt",
  },
  upheld: { comment: "Bestätigen", restriction: "Bestätigen", notice: "Bestätigen: Der Kommentar bleibt" },
  reason: "Ihre Gründe",
  reasonHint: "In bis zu 4.000 Zeichen. Sie werden der Person gesagt, die widerspricht; Ihr Name nicht.",
  submit: "Entscheiden",
  personalData:
    "Nehmen Sie heraus, was nach persönlichen Daten aussieht, etwa eine Telefonnummer oder eine Adresse: Diese Worte gehen in einem Brief hinaus. Entschieden wurde nichts.",
  problem: "Wählen Sie ein Ergebnis, und begründen Sie es in bis zu 4.000 Zeichen.",
  conflict: "Sie sind an dieser Sache beteiligt, deshalb muss jemand anderes entscheiden.",
  busy: "Gerade sitzt jemand aus der Moderation an diesem Widerspruch. Versuchen Sie es in zehn Minuten noch einmal.",
  overTitle: "Dieser Widerspruch ist beantwortet",
  over: "Es gibt nichts mehr zu entscheiden. Danke.",
  invalidTitle: "Dieser Link ist nicht gültig",
  invalid:
    "Vielleicht ist er unvollständig, zu alt oder widerrufen. Wer Sie eingeladen hat, kann einen neuen schicken.",
};

const fr: ReviewTexts = {
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
  byPolicy: "Décidé automatiquement, le",
  byPerson: "Décidé par une personne, le",
  commentHeading: "Le commentaire",
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
    comment: "La maintenir",
    restriction: "La maintenir",
    notice: "La maintenir : le commentaire reste",
  },
  reason: "Vos motifs",
  reasonHint:
    "En 4 000 caractères au plus. Ils sont communiqués à la personne qui a déposé le recours ; votre nom ne l’est pas.",
  submit: "Décider",
  personalData:
    "Retirez ce qui ressemble à des données personnelles, comme un numéro de téléphone ou une adresse : ces mots partent dans une lettre. Rien n’a été décidé.",
  problem: "Choisissez une issue et donnez vos motifs en 4 000 caractères au plus.",
  conflict: "Vous avez une part dans cette affaire, quelqu’un d’autre doit donc la trancher.",
  busy: "La modération s’occupe de ce recours en ce moment. Réessayez dans dix minutes.",
  overTitle: "Ce recours a reçu sa réponse",
  over: "Il ne reste rien à décider. Merci.",
  invalidTitle: "Ce lien n’est pas valable",
  invalid:
    "Il est peut-être incomplet, trop ancien ou révoqué. La personne qui vous a invité peut en envoyer un autre.",
};

const es: ReviewTexts = {
  title: "Un recurso para que lo decida usted",
  intro:
    "Nadie que haya tenido parte puede responder a este recurso; usted no la tuvo, por eso se lo pedimos. Lea lo que se decidió, de qué se trata y qué se dice en contra; después decida como le parezca justo y dé sus motivos. Si conoce a alguna de las personas implicadas, cierre esta página y no haga nada.",
  until: "Este enlace vale hasta el",
  matters: {
    comment: "Alguien recurre lo que se decidió sobre su comentario.",
    restriction: "Alguien recurre una restricción de su cuenta.",
    notice: "Alguien nos avisó de un comentario y recurre que no se hiciera nada.",
  },
  decidedHeading: "Lo que se decidió",
  byPolicy: "Decidido automáticamente, el",
  byPerson: "Decidido por una persona, el",
  commentHeading: "El comentario",
  restrictionHeading: "La restricción",
  kinds: {
    warning: "Una advertencia",
    premoderated: "Los comentarios se leen antes de aparecer",
    suspended: "Sin comentar por un tiempo",
    banned: "Sin comentar nunca más",
  },
  purged: "El texto ya no se conserva.",
  masked: "Los datos personales que contiene están ocultos.",
  wordsHeading: "Lo que se dice en contra",
  answerHeading: "Su decisión",
  outcome: "Resultado",
  overturned: {
    comment: "Anularla: el comentario se muestra",
    restriction: "Anularla: la restricción se levanta",
    notice: "Anularla: el comentario se retira",
  },
  upheld: {
    comment: "Mantenerla",
    restriction: "Mantenerla",
    notice: "Mantenerla: el comentario se queda",
  },
  reason: "Sus motivos",
  reasonHint: "En 4000 caracteres como máximo. Se comunican a quien presentó el recurso; su nombre, no.",
  submit: "Decidir",
  personalData:
    "Quite lo que parezca un dato personal, como un número de teléfono o una dirección: estas palabras salen en una carta. No se ha decidido nada.",
  problem: "Elija un resultado y dé sus motivos en 4000 caracteres como máximo.",
  conflict: "Usted tiene parte en este asunto, así que debe decidirlo otra persona.",
  busy: "Alguien de la moderación está ahora con este recurso. Inténtelo de nuevo dentro de diez minutos.",
  overTitle: "Este recurso ya tiene respuesta",
  over: "No queda nada que decidir. Gracias.",
  invalidTitle: "Este enlace no es válido",
  invalid: "Puede estar incompleto, ser demasiado antiguo o haber sido revocado. Quien le invitó puede enviarle otro.",
};

export const REVIEW_TEXTS: Readonly<Record<Language, ReviewTexts>> = { en, de, fr, es };
