import { type Language, languageOf } from "../shared/language.ts";
import { plural } from "../shared/plural.ts";

/** The sentences of letters to notifiers, by language. */
export interface NoticeTexts {
  readonly receivedSubject: string;
  readonly receivedTitle: string;
  readonly received: (at: string) => string;
  readonly receivedNext: string;
  readonly notYours: string;
  readonly stateAction: string;
  readonly comment: string;
  readonly decidedSubject: string;
  readonly decidedTitle: string;
  readonly outcomes: Readonly<Record<"removed" | "kept", string>>;
  readonly moot: string;
  readonly decidedAt: string;
  readonly automationHeading: string;
  readonly automation: Readonly<Record<"none" | "detection" | "decision", string>>;
  readonly redressHeading: string;
  readonly appeal: string;
  readonly appealAction: string;
  readonly bodies: string;
  readonly noBodies: string;
  readonly courts: string;
  readonly warnedSubject: string;
  readonly warnedTitle: string;
  readonly warned: (count: number, days: number) => string;
  readonly warnedNext: (limit: number, days: number) => string;
  readonly suspendedSubject: string;
  readonly suspendedTitle: string;
  readonly suspended: (count: number, days: number) => string;
  readonly suspendedNext: (end: string) => string;
  readonly footer: string;
}

const en: NoticeTexts = {
  receivedSubject: "We have your notice",
  receivedTitle: "Your notice has arrived",
  received: (at) => `On ${at} we received your notice about a comment that you hold to be illegal.`,
  receivedNext:
    "A person reads the comment and your words and decides. You get the decision by e-mail. The link below shows where things stand; whoever has it can see that, and take the notice back.",
  notYours: "You did not give this notice? Then somebody used your address: take it back by the link.",
  stateAction: "See where it stands",
  comment: "Comment",
  decidedSubject: "The decision on your notice",
  decidedTitle: "Your notice was decided",
  outcomes: {
    removed: "The comment is removed. Nobody sees it any more.",
    kept: "The comment stays where it is. The person who read it found no reason to remove it.",
  },
  moot: "There was nothing left to decide: its author has deleted the comment. Nobody sees it any more.",
  decidedAt: "Decided on",
  automationHeading: "Who decided",
  automation: {
    none: "A person read the comment and your notice and decided. No automated means were used.",
    detection:
      "A person read the comment and your notice and decided. Our automatic rules had drawn attention to the comment as well.",
    decision:
      "Our automatic rules had removed the comment already. A person read it and your notice, and the removal stands.",
  },
  redressHeading: "What you can do",
  appeal:
    "You can contest with us, free of charge, that the comment stays. A person who had no part in the decision answers. The link below leads there; it is good for 184 days from this letter.",
  appealAction: "Contest the decision",
  bodies: "You can turn to an out-of-court dispute settlement body:",
  noBodies: "You can turn to any certified out-of-court dispute settlement body.",
  courts: "You can also go to court.",
  warnedSubject: "A warning about your notices",
  warnedTitle: "Please look twice before you give notice",
  warned: (count, days) =>
    plural("en", count, {
      one: `In the last ${days} days, one notice from this address was manifestly unfounded: a person read it and saw at once that there was no ground for it.`,
      other: `In the last ${days} days, # notices from this address were manifestly unfounded: a person read each of them and saw at once that there was no ground for it.`,
    }),
  warnedNext: (limit, days) =>
    `If another one comes and makes them ${limit} or more, we take no notices from this address for ${days} days. Notices that are merely mistaken do not count. If somebody uses your address, take their notices back by the links of the receipts.`,
  suspendedSubject: "We take no notices from you for a time",
  suspendedTitle: "Notices from this address are suspended",
  suspended: (count, days) =>
    plural("en", count, {
      one: `After our warning another notice from this address was manifestly unfounded, within ${days} days.`,
      other: `After our warning another notice from this address was manifestly unfounded. There were # of them within ${days} days.`,
    }),
  suspendedNext: (end) =>
    `Until ${end} we take no notices from this address. Then it ends by itself. What a child's safety needs can be told to us without an address at any time.`,
  footer: "You get this letter because a notice was given with this address. It is sent automatically.",
};

const de: NoticeTexts = {
  receivedSubject: "Wir haben Ihre Meldung",
  receivedTitle: "Ihre Meldung ist angekommen",
  received: (at) => `Am ${at} haben wir Ihre Meldung über einen Kommentar erhalten, den Sie für rechtswidrig halten.`,
  receivedNext:
    "Ein Mensch liest den Kommentar und Ihre Worte und entscheidet. Die Entscheidung bekommen Sie per E-Mail. Der Link unten zeigt den Stand; wer ihn hat, kann das sehen und die Meldung zurücknehmen.",
  notYours:
    "Sie haben das nicht gemeldet? Dann hat jemand Ihre Adresse benutzt: Nehmen Sie die Meldung über den Link zurück.",
  stateAction: "Den Stand ansehen",
  comment: "Kommentar",
  decidedSubject: "Die Entscheidung über Ihre Meldung",
  decidedTitle: "Über Ihre Meldung ist entschieden",
  outcomes: {
    removed: "Der Kommentar ist entfernt. Niemand sieht ihn mehr.",
    kept: "Der Kommentar bleibt stehen. Wer ihn gelesen hat, fand keinen Grund, ihn zu entfernen.",
  },
  moot: "Es gab nichts mehr zu entscheiden: Der Kommentar wurde von seinem Verfasser gelöscht. Niemand sieht ihn mehr.",
  decidedAt: "Entschieden am",
  automationHeading: "Wer entschieden hat",
  automation: {
    none: "Ein Mensch hat den Kommentar und Ihre Meldung gelesen und entschieden. Automatische Mittel wurden nicht benutzt.",
    detection:
      "Ein Mensch hat den Kommentar und Ihre Meldung gelesen und entschieden. Auch unsere automatischen Regeln hatten auf den Kommentar aufmerksam gemacht.",
    decision:
      "Unsere automatischen Regeln hatten den Kommentar schon entfernt. Ein Mensch hat ihn und Ihre Meldung gelesen, und es bleibt dabei.",
  },
  redressHeading: "Was Sie tun können",
  appeal:
    "Sie können bei uns kostenlos widersprechen, dass der Kommentar stehen bleibt. Es antwortet jemand, der an der Entscheidung nicht beteiligt war. Der Link unten führt dorthin; er gilt 184 Tage ab diesem Brief.",
  appealAction: "Widersprechen",
  bodies: "Sie können sich an eine außergerichtliche Streitbeilegungsstelle wenden:",
  noBodies: "Sie können sich an jede zertifizierte außergerichtliche Streitbeilegungsstelle wenden.",
  courts: "Auch der Weg zu den Gerichten steht Ihnen offen.",
  warnedSubject: "Eine Warnung zu Ihren Meldungen",
  warnedTitle: "Bitte sehen Sie zweimal hin, bevor Sie melden",
  warned: (count, days) =>
    plural("de", count, {
      one: `In den letzten ${days} Tagen war eine Meldung von dieser Adresse offensichtlich unbegründet: Ein Mensch hat sie gelesen und sofort gesehen, dass es keinen Grund gab.`,
      other: `In den letzten ${days} Tagen waren # Meldungen von dieser Adresse offensichtlich unbegründet: Ein Mensch hat jede gelesen und sofort gesehen, dass es keinen Grund gab.`,
    }),
  warnedNext: (limit, days) =>
    `Kommt noch eine hinzu und sind es dann ${limit} oder mehr, nehmen wir ${days} Tage lang keine Meldungen von dieser Adresse an. Ein bloßer Irrtum zählt nicht. Benutzt jemand anderes Ihre Adresse, nehmen Sie solche Meldungen über die Links in den Empfangsbestätigungen zurück.`,
  suspendedSubject: "Wir nehmen eine Zeit lang keine Meldungen von Ihnen an",
  suspendedTitle: "Meldungen von dieser Adresse sind ausgesetzt",
  suspended: (count, days) =>
    plural("de", count, {
      one: `Nach unserer Warnung war noch eine Meldung von dieser Adresse offensichtlich unbegründet, binnen ${days} Tagen.`,
      other: `Nach unserer Warnung war noch eine Meldung von dieser Adresse offensichtlich unbegründet. Es waren # in ${days} Tagen.`,
    }),
  suspendedNext: (end) =>
    `Bis ${end} nehmen wir von dieser Adresse keine Meldungen an. Dann endet das von selbst. Was die Sicherheit eines Kindes betrifft, kann uns jederzeit ohne Adresse gemeldet werden.`,
  footer: "Sie erhalten diesen Brief, weil mit dieser Adresse etwas gemeldet wurde. Er wird automatisch verschickt.",
};

const fr: NoticeTexts = {
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
  footer:
    "Vous recevez cette lettre parce qu’un signalement a été fait avec cette adresse. Elle est envoyée automatiquement.",
};

const es: NoticeTexts = {
  receivedSubject: "Hemos recibido su aviso",
  receivedTitle: "Su aviso ha llegado",
  received: (at) => `El ${at} recibimos su aviso sobre un comentario que usted considera ilícito.`,
  receivedNext:
    "Una persona lee el comentario y sus palabras, y decide. Recibirá la decisión por correo electrónico. El enlace de abajo muestra cómo está el asunto; quien lo tenga puede verlo y retirar el aviso.",
  notYours: "¿No dio usted este aviso? Entonces alguien usó su dirección: retírelo con el enlace.",
  stateAction: "Ver cómo está",
  comment: "Comentario",
  decidedSubject: "La decisión sobre su aviso",
  decidedTitle: "Se ha decidido sobre su aviso",
  outcomes: {
    removed: "El comentario se ha retirado. Ya no lo ve nadie.",
    kept: "El comentario se queda donde está. La persona que lo leyó no encontró motivo para retirarlo.",
  },
  moot: "Ya no había nada que decidir: quien lo escribió ha borrado el comentario. Ya no lo ve nadie.",
  decidedAt: "Resuelto el",
  automationHeading: "Quién decidió",
  automation: {
    none: "Una persona leyó el comentario y su aviso, y decidió. No se usaron medios automatizados.",
    detection:
      "Una persona leyó el comentario y su aviso, y decidió. También nuestras reglas automáticas habían llamado la atención sobre el comentario.",
    decision:
      "Nuestras reglas automáticas ya habían retirado el comentario. Una persona lo leyó junto con su aviso, y la retirada se mantiene.",
  },
  redressHeading: "Qué puede hacer",
  appeal:
    "Puede recurrir ante nosotros, sin coste, que el comentario se quede. Responde una persona que no tuvo parte en la decisión. El enlace de abajo lleva allí; vale 184 días desde esta carta.",
  appealAction: "Recurrir la decisión",
  bodies: "Puede acudir a un órgano de resolución extrajudicial de litigios:",
  noBodies: "Puede acudir a cualquier órgano certificado de resolución extrajudicial de litigios.",
  courts: "También puede acudir a los tribunales.",
  warnedSubject: "Una advertencia sobre sus avisos",
  warnedTitle: "Por favor, mire dos veces antes de avisar",
  warned: (count, days) =>
    plural("es", count, {
      one: `En los últimos ${days} días, un aviso de esta dirección fue manifiestamente infundado: una persona lo leyó y vio enseguida que no tenía fundamento.`,
      other: `En los últimos ${days} días, # avisos de esta dirección fueron manifiestamente infundados: una persona leyó cada uno y vio enseguida que no tenía fundamento.`,
    }),
  warnedNext: (limit, days) =>
    `Si llega otro más y con él son ${limit} o más, no aceptaremos avisos de esta dirección durante ${days} días. Los avisos que solo son erróneos no cuentan. Si alguien usa su dirección, retire sus avisos con los enlaces de los acuses de recibo.`,
  suspendedSubject: "No aceptamos avisos suyos por un tiempo",
  suspendedTitle: "Los avisos de esta dirección quedan suspendidos",
  suspended: (count, days) =>
    plural("es", count, {
      one: `Después de nuestra advertencia, otro aviso de esta dirección fue manifiestamente infundado, en ${days} días.`,
      other: `Después de nuestra advertencia, otro aviso de esta dirección fue manifiestamente infundado. Fueron # en ${days} días.`,
    }),
  suspendedNext: (end) =>
    `Hasta el ${end} no aceptamos avisos de esta dirección. Después termina por sí solo. Lo que afecta a la seguridad de un menor se nos puede comunicar en todo momento sin dirección.`,
  footer: "Recibe esta carta porque se dio un aviso con esta dirección. Se envía automáticamente.",
};

const TEXTS: Readonly<Record<Language, NoticeTexts>> = { en, de, fr, es };

export const noticeTexts = (locale: string): NoticeTexts => TEXTS[languageOf(locale)];
