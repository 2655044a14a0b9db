import type { Language } from "./locale.ts";

/** All that the author's appeal page says, by language. */
export interface AppealTexts {
  readonly headings: Readonly<
    Record<"removed" | "held" | "restored" | "restricted" | "lifted" | "stays" | "gone", string>
  >;
  readonly on: string;
  readonly textHeading: string;
  readonly commentHeading: string;
  readonly textPurged: string;
  readonly contestHeading: string;
  readonly contestIntro: string;
  readonly deadline: string;
  readonly noDeadline: string;
  readonly labels: Readonly<Record<"comment" | "restriction" | "notice", string>>;
  readonly hint: (least: number, most: number) => string;
  readonly tooShortOrLong: (least: number, most: number) => string;
  readonly submit: string;
  readonly nextHeading: string;
  readonly next: readonly string[];
  readonly windowOver: string;
  readonly nothingLeft: string;
  readonly stateHeading: string;
  readonly filed: string;
  readonly states: Readonly<Record<"open" | "upheld" | "overturned" | "withdrawn" | "void", string>>;
  readonly decided: string;
  readonly reasonHeading: string;
  readonly justFiled: string;
  readonly invalidTitle: string;
  readonly invalid: readonly string[];
  readonly closedMeanwhile: string;
  readonly withdraw: string;
  readonly withdrawHint: string;
  readonly resendLink: string;
  readonly resendTitle: string;
  readonly resendIntro: string;
  readonly resendLabel: string;
  readonly resendSubmit: string;
  readonly resendDone: string;
  readonly resendBadAddress: string;
}

const en: AppealTexts = {
  headings: {
    removed: "Your comment was removed",
    held: "Your comment is held back",
    restored: "Your comment is shown",
    restricted: "Your account is restricted",
    lifted: "The restriction of your account is lifted",
    stays: "The comment that you told us of stays",
    gone: "The comment that you told us of is not shown any more",
  },
  on: "on the article",
  textHeading: "What you wrote",
  commentHeading: "The comment",
  textPurged: "The text is not kept any more.",
  contestHeading: "Contest this decision",
  contestIntro:
    "If you think we got this wrong, tell us why. A person who had no part in the decision reads your words and what they are about.",
  deadline: "You can do this until",
  noDeadline: "You can do this now.",
  labels: {
    comment: "Why should the comment stand?",
    restriction: "Why should the restriction be lifted?",
    notice: "Why should the comment go?",
  },
  hint: (least, most) => `${least} to ${most.toLocaleString("en")} characters. You can contest a decision once.`,
  tooShortOrLong: (least, most) => `Tell us why in ${least} to ${most.toLocaleString("en")} characters.`,
  submit: "Contest the decision",
  nextHeading: "What happens next",
  next: [
    "We confirm by e-mail that your words have arrived.",
    "Someone other than whoever decided before reads everything and decides. No machine takes that decision.",
    "You get the answer with its reasons by e-mail. If we were wrong, we undo it at once: a comment goes back to its place with its replies.",
    "This page always shows where things stand.",
  ],
  windowOver: "The time to contest this decision is over.",
  nothingLeft: "This decision does not stand any more. There is nothing left to contest.",
  stateHeading: "Your appeal",
  filed: "Filed on",
  states: {
    open: "It is waiting for a person who had no part in the decision. You need not do anything.",
    upheld: "It was read, and the decision stands.",
    overturned: "You were right. The decision is undone, and does not count against you.",
    withdrawn: "You took it back. The decision stands, and cannot be contested here again.",
    void: "It ended because the comment was deleted.",
  },
  decided: "Decided on",
  reasonHeading: "The reasons",
  justFiled: "We have your appeal. Keep this link: it leads back here.",
  invalidTitle: "This link is not valid",
  invalid: [
    "Perhaps it was not copied whole: open it straight from the letter, or copy it again to its very end.",
    "A link also stops working when its comment is deleted by its author.",
  ],
  closedMeanwhile: "This decision does not stand any more, so there is nothing left to contest.",
  withdraw: "Take the appeal back",
  withdrawHint: "You can take it back for good: nobody then looks at the decision again.",
  resendLink: "Have the letter sent again",
  resendTitle: "Lost the letter?",
  resendIntro:
    "Tell us the address of your account here. If there is a decision that you can still contest, we send its letter again, with the same link.",
  resendLabel: "Your e-mail address",
  resendSubmit: "Send it again",
  resendDone:
    "If this address belongs to an author with a decision that can still be contested, its letter is on its way again.",
  resendBadAddress: "This is not an e-mail address.",
};

const de: AppealTexts = {
  headings: {
    removed: "Ihr Kommentar wurde entfernt",
    held: "Ihr Kommentar wird zurückgehalten",
    restored: "Ihr Kommentar wird gezeigt",
    restricted: "Ihr Konto ist eingeschränkt",
    lifted: "Die Einschränkung Ihres Kontos ist aufgehoben",
    stays: "Der Kommentar, den Sie gemeldet haben, bleibt stehen",
    gone: "Der Kommentar, den Sie gemeldet haben, wird nicht mehr gezeigt",
  },
  on: "zum Artikel",
  textHeading: "Was Sie geschrieben haben",
  commentHeading: "Der Kommentar",
  textPurged: "Der Text wird nicht mehr aufbewahrt.",
  contestHeading: "Dieser Entscheidung widersprechen",
  contestIntro:
    "Wenn Sie meinen, dass wir falsch liegen, sagen Sie uns, warum. Ein Mensch, der an der Entscheidung nicht beteiligt war, liest Ihre Worte und worum es geht.",
  deadline: "Das geht bis zum",
  noDeadline: "Das geht ab sofort.",
  labels: {
    comment: "Warum soll der Kommentar stehen bleiben?",
    restriction: "Warum soll die Einschränkung aufgehoben werden?",
    notice: "Warum soll der Kommentar weg?",
  },
  hint: (least, most) =>
    `${least} bis ${most.toLocaleString("de")} Zeichen. Einer Entscheidung kann man einmal widersprechen.`,
  tooShortOrLong: (least, most) => `Bitte begründen Sie es in ${least} bis ${most.toLocaleString("de")} Zeichen.`,
  submit: "Widersprechen",
  nextHeading: "Wie es weitergeht",
  next: [
    "Wir bestätigen per E-Mail, dass Ihre Worte angekommen sind.",
    "Jemand anderes als zuvor liest alles und entscheidet. Keine Maschine trifft diese Entscheidung.",
    "Die Antwort bekommen Sie mit Gründen per E-Mail. Lagen wir falsch, machen wir es sofort rückgängig: Ein Kommentar kommt mit seinen Antworten an seinen Platz zurück.",
    "Diese Seite zeigt jederzeit den Stand.",
  ],
  windowOver: "Die Frist für einen Widerspruch ist abgelaufen.",
  nothingLeft: "Diese Entscheidung besteht nicht mehr. Es gibt nichts mehr, dem zu widersprechen wäre.",
  stateHeading: "Ihr Widerspruch",
  filed: "Eingegangen am",
  states: {
    open: "Er wartet auf einen Menschen, der an der Entscheidung nicht beteiligt war. Sie müssen nichts tun.",
    upheld: "Er wurde gelesen, und die Entscheidung bleibt.",
    overturned: "Sie hatten recht. Die Entscheidung ist rückgängig gemacht und wird Ihnen nicht angerechnet.",
    withdrawn:
      "Sie haben ihn zurückgenommen. Die Entscheidung bleibt, und hier kann ihr nicht noch einmal widersprochen werden.",
    void: "Er endete, weil der Kommentar gelöscht wurde.",
  },
  decided: "Entschieden am",
  reasonHeading: "Die Gründe",
  justFiled: "Ihr Widerspruch ist angekommen. Behalten Sie diesen Link: Er führt hierher zurück.",
  invalidTitle: "Dieser Link ist nicht gültig",
  invalid: [
    "Vielleicht wurde er nicht ganz kopiert: Öffnen Sie ihn direkt aus dem Brief, oder kopieren Sie ihn noch einmal bis zum letzten Zeichen.",
    "Ein Link endet auch, wenn sein Kommentar von seinem Verfasser gelöscht wird.",
  ],
  closedMeanwhile: "Diese Entscheidung besteht nicht mehr, es gibt also nichts mehr, dem zu widersprechen wäre.",
  withdraw: "Den Widerspruch zurücknehmen",
  withdrawHint: "Sie können ihn endgültig zurücknehmen: Niemand sieht sich die Entscheidung dann noch einmal an.",
  resendLink: "Den Brief noch einmal schicken lassen",
  resendTitle: "Brief verloren?",
  resendIntro:
    "Nennen Sie uns die Adresse Ihres Kontos hier. Gibt es eine Entscheidung, der Sie noch widersprechen können, schicken wir den Brief noch einmal, mit demselben Link.",
  resendLabel: "Ihre E-Mail-Adresse",
  resendSubmit: "Noch einmal schicken",
  resendDone:
    "Gehört diese Adresse zu einem Konto mit einer Entscheidung, der noch widersprochen werden kann, ist der Brief wieder unterwegs.",
  resendBadAddress: "Das ist keine E-Mail-Adresse.",
};

const fr: AppealTexts = {
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

const es: AppealTexts = {
  headings: {
    removed: "Su comentario ha sido retirado",
    held: "Su comentario está retenido",
    restored: "Su comentario está a la vista",
    restricted: "Su cuenta está restringida",
    lifted: "La restricción de su cuenta se ha levantado",
    stays: "El comentario del que nos avisó se queda",
    gone: "El comentario del que nos avisó ya no se muestra",
  },
  on: "en el artículo",
  textHeading: "Lo que usted escribió",
  commentHeading: "El comentario",
  textPurged: "El texto ya no se conserva.",
  contestHeading: "Recurrir esta decisión",
  contestIntro:
    "Si cree que nos hemos equivocado, díganos por qué. Una persona que no tuvo parte en la decisión leerá sus palabras y aquello de lo que se trata.",
  deadline: "Puede hacerlo hasta el",
  noDeadline: "Puede hacerlo desde ahora.",
  labels: {
    comment: "¿Por qué debería quedarse el comentario?",
    restriction: "¿Por qué debería levantarse la restricción?",
    notice: "¿Por qué debería retirarse el comentario?",
  },
  hint: (least, most) =>
    `De ${least} a ${most.toLocaleString("es")} caracteres. Una decisión se puede recurrir una sola vez.`,
  tooShortOrLong: (least, most) => `Díganos por qué, en ${least} a ${most.toLocaleString("es")} caracteres.`,
  submit: "Recurrir la decisión",
  nextHeading: "Qué pasa después",
  next: [
    "Le confirmamos por correo electrónico que sus palabras han llegado.",
    "Una persona distinta de quien decidió antes lo lee todo y decide. Ninguna máquina toma esa decisión.",
    "Recibirá la respuesta y sus motivos por correo electrónico. Si nos equivocamos, lo deshacemos de inmediato: un comentario vuelve a su sitio con sus respuestas.",
    "Esta página muestra en todo momento cómo está el asunto.",
  ],
  windowOver: "El plazo para recurrir esta decisión ha terminado.",
  nothingLeft: "Esta decisión ya no está en vigor. No queda nada que recurrir.",
  stateHeading: "Su recurso",
  filed: "Presentado el",
  states: {
    open: "Espera a una persona que no tuvo parte en la decisión. Usted no tiene que hacer nada.",
    upheld: "Se ha leído, y la decisión se mantiene.",
    overturned: "Usted tenía razón. La decisión se ha anulado y no cuenta en su contra.",
    withdrawn: "Usted lo retiró. La decisión se mantiene y aquí ya no se puede volver a recurrir.",
    void: "Terminó porque el comentario fue borrado.",
  },
  decided: "Resuelto el",
  reasonHeading: "Los motivos",
  justFiled: "Hemos recibido su recurso. Guarde este enlace: le trae de vuelta aquí.",
  invalidTitle: "Este enlace no es válido",
  invalid: [
    "Quizá no se copió entero: ábralo directamente desde la carta o cópielo otra vez hasta el último carácter.",
    "Un enlace también deja de funcionar cuando quien escribió el comentario lo borra.",
  ],
  closedMeanwhile: "Esta decisión ya no está en vigor, así que no queda nada que recurrir.",
  withdraw: "Retirar el recurso",
  withdrawHint: "Puede retirarlo de forma definitiva: entonces nadie volverá a examinar la decisión.",
  resendLink: "Pedir que le enviemos la carta otra vez",
  resendTitle: "¿Ha perdido la carta?",
  resendIntro:
    "Díganos la dirección de su cuenta aquí. Si hay una decisión que todavía puede recurrir, le enviamos de nuevo su carta, con el mismo enlace.",
  resendLabel: "Su dirección de correo electrónico",
  resendSubmit: "Enviarla otra vez",
  resendDone:
    "Si esta dirección es de alguien con una decisión que todavía se puede recurrir, su carta está de nuevo en camino.",
  resendBadAddress: "Esto no es una dirección de correo electrónico.",
};

export const APPEAL_TEXTS: Readonly<Record<Language, AppealTexts>> = { en, de, fr, es };
