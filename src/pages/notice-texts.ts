import type { NoticeView } from "../notices/schema.ts";
import type { Language } from "./locale.ts";

/** All that the pages about notices of illegal content say, by language. */
export interface NoticePageTexts {
  readonly title: string;
  readonly intro: string;
  readonly notForRules: string;
  readonly on: string;
  readonly commentHeading: string;
  readonly url: string;
  readonly urlHint: string;
  readonly explanation: string;
  readonly explanationHint: (least: number, most: number) => string;
  readonly reference: string;
  readonly referenceHint: string;
  readonly childAbuse: string;
  readonly childAbuseHint: string;
  readonly name: string;
  readonly email: string;
  readonly whoHint: string;
  readonly goodFaith: string;
  readonly submit: string;
  readonly nextHeading: string;
  readonly next: readonly string[];
  /** By the field's pointer. */
  readonly problems: Readonly<Record<string, string>>;
  readonly otherProblem: string;
  readonly gone: string;
  readonly suspended: string;
  readonly receivedTitle: string;
  readonly received: readonly string[];
  readonly stateTitle: string;
  readonly aboutComment: string;
  readonly receivedAt: string;
  readonly decidedAt: string;
  readonly states: Readonly<Record<NoticeView["status"], string>>;
  readonly automation: Readonly<Record<"none" | "detection" | "decision", string>>;
  readonly redressHeading: string;
  readonly appeal: string;
  readonly appealAction: string;
  readonly bodies: string;
  readonly noBodies: string;
  readonly courts: string;
  readonly keepLink: string;
  readonly withdrawHeading: string;
  readonly withdrawHint: string;
  readonly withdraw: string;
  readonly answeredMeanwhile: string;
  readonly invalidTitle: string;
  readonly invalid: string;
}

const en: NoticePageTexts = {
  title: "Give notice of illegal content",
  intro:
    "You need no account. Tell us which comment you hold to be illegal and why. A person reads it, decides, and you are told.",
  notForRules:
    "This form is for what breaks the law. If a comment only breaks the rules of this site, report it below the comment.",
  on: "on the article",
  commentHeading: "The comment",
  url: "Address of the comment",
  urlHint: "Below each comment is a link to it: copy its address here.",
  explanation: "Why is it illegal?",
  explanationHint: (least, most) =>
    `${least} to ${most.toLocaleString("en")} characters. Say what makes it illegal, so that somebody who is no lawyer can see it.`,
  reference: "Which law (if you know it)",
  referenceHint: "A paragraph or article, such as “Section 185 of the German Criminal Code”.",
  childAbuse: "It is about the sexual abuse of children",
  childAbuseHint: "Then you need not say who you are.",
  name: "Your name",
  email: "Your e-mail address",
  whoHint:
    "The law asks for both. The author of the comment is not told. We use them for this notice only, and delete them when it cannot be contested any more.",
  goodFaith: "I believe in good faith that what I say here is accurate and complete.",
  submit: "Send the notice",
  nextHeading: "What happens next",
  next: [
    "We confirm by e-mail that your notice has arrived, with a link that shows where it stands.",
    "A person reads the comment and your words and decides.",
    "You get the decision by e-mail, and what you can do if you disagree.",
    "Who gives many notices that plainly have no ground is warned, and then not heard for a time.",
  ],
  problems: {
    "/url": "Give the address of the comment.",
    "/commentId": "Give the address of the comment.",
    "/explanation": "Say why you hold it to be illegal, in 20 to 4,000 characters.",
    "/legalReference": "Name the law in at most 500 characters.",
    "/name": "Write your name, in at most 200 characters.",
    "/email": "Write your e-mail address.",
    "/goodFaith": "We can only take the notice with your statement of good faith.",
  },
  otherProblem: "Something in the form is not valid.",
  gone: "There is no such comment to be seen here. Perhaps it was removed or deleted already, or the address is not complete.",
  suspended:
    "Notices from this address are not taken at the moment, because several earlier ones plainly had no ground. We wrote to the address until when. This notice was not received.",
  receivedTitle: "Your notice has arrived",
  received: [
    "We have sent a receipt to the address you gave, with a link that shows where your notice stands.",
    "A person reads the comment and your words and decides. You get the decision by e-mail.",
  ],
  stateTitle: "Your notice",
  aboutComment: "About this comment",
  receivedAt: "Received on",
  decidedAt: "Decided on",
  states: {
    open: "It is waiting for a person to read it. You need not do anything.",
    removed: "The comment is removed. Nobody sees it any more.",
    kept: "The comment stays where it is. The person who read it found no reason to remove it.",
    unfounded: "The comment stays where it is. The person who read your notice found that it plainly had no ground.",
    moot: "There was nothing left to decide: the author has deleted the comment.",
    withdrawn: "It was taken back.",
  },
  automation: {
    none: "A person decided. No automated means were used.",
    detection: "A person decided. Our automatic rules had drawn attention to the comment as well.",
    decision: "Our automatic rules had removed the comment already. A person read it, and the removal stands.",
  },
  redressHeading: "What you can do",
  appeal: "You can contest with us, free of charge, that the comment stays. A person who had no part in it answers.",
  appealAction: "Contest the decision",
  bodies: "You can turn to an out-of-court dispute settlement body:",
  noBodies: "You can turn to any certified out-of-court dispute settlement body.",
  courts: "You can also go to court.",
  keepLink: "Keep the address of this page: you left no e-mail address, so it is the only way back here.",
  withdrawHeading: "Take it back",
  withdrawHint: "If you were mistaken, or somebody else used your address. This cannot be undone.",
  withdraw: "Take the notice back",
  answeredMeanwhile: "This notice has been answered meanwhile, so it cannot be taken back any more.",
  invalidTitle: "This link is not valid",
  invalid: "Perhaps it was not copied whole: open it straight from the letter, or copy it again to its very end.",
};

const de: NoticePageTexts = {
  title: "Rechtswidrige Inhalte melden",
  intro:
    "Sie brauchen kein Konto. Sagen Sie uns, welchen Kommentar Sie für rechtswidrig halten und warum. Ein Mensch liest das und entscheidet, und Sie erfahren es.",
  notForRules:
    "Dieses Formular ist für das, was gegen das Gesetz verstößt. Verstößt ein Kommentar nur gegen die Regeln dieser Seite, so melden Sie ihn unter dem Kommentar.",
  on: "zum Artikel",
  commentHeading: "Der Kommentar",
  url: "Adresse des Kommentars",
  urlHint: "Unter jedem Kommentar steht ein Link zu ihm: Kopieren Sie dessen Adresse hierher.",
  explanation: "Warum ist er rechtswidrig?",
  explanationHint: (least, most) =>
    `${least} bis ${most.toLocaleString("de")} Zeichen. Schreiben Sie, was daran rechtswidrig ist, so dass es auch ohne juristisches Wissen zu erkennen ist.`,
  reference: "Welches Gesetz (falls Sie es wissen)",
  referenceHint: "Ein Paragraf oder Artikel, etwa „§ 185 StGB“.",
  childAbuse: "Es geht um sexuellen Missbrauch von Kindern",
  childAbuseHint: "Dann müssen Sie nicht sagen, wer Sie sind.",
  name: "Ihr Name",
  email: "Ihre E-Mail-Adresse",
  whoHint:
    "Das Gesetz verlangt beides. Wer den Kommentar geschrieben hat, erfährt es nicht. Wir benutzen es nur für diese Meldung und löschen es, wenn man ihr nicht mehr widersprechen kann.",
  goodFaith: "Ich bin nach Treu und Glauben überzeugt, dass meine Angaben richtig und vollständig sind.",
  submit: "Meldung abschicken",
  nextHeading: "Wie es weitergeht",
  next: [
    "Wir bestätigen per E-Mail, dass Ihre Meldung angekommen ist, mit einem Link, der den Stand zeigt.",
    "Ein Mensch liest den Kommentar und Ihre Worte und entscheidet.",
    "Die Entscheidung bekommen Sie per E-Mail, und was Sie tun können, wenn Sie anderer Meinung sind.",
    "Wer vieles meldet, das offensichtlich unbegründet ist, wird gewarnt und dann eine Zeit lang nicht gehört.",
  ],
  problems: {
    "/url": "Geben Sie die Adresse des Kommentars an.",
    "/commentId": "Geben Sie die Adresse des Kommentars an.",
    "/explanation": "Bitte begründen Sie in 20 bis 4.000 Zeichen, warum Sie ihn für rechtswidrig halten.",
    "/legalReference": "Nennen Sie das Gesetz in höchstens 500 Zeichen.",
    "/name": "Schreiben Sie Ihren Namen, in höchstens 200 Zeichen.",
    "/email": "Schreiben Sie Ihre E-Mail-Adresse.",
    "/goodFaith": "Ohne Ihre Erklärung nach Treu und Glauben können wir die Meldung nicht annehmen.",
  },
  otherProblem: "Etwas in dem Formular ist nicht gültig.",
  gone: "Ein solcher Kommentar ist hier nicht zu sehen. Vielleicht ist er schon entfernt oder gelöscht, oder die Adresse ist nicht vollständig.",
  suspended:
    "Meldungen von dieser Adresse nehmen wir zurzeit nicht an, weil mehrere frühere offensichtlich unbegründet waren. Bis wann, haben wir an die Adresse geschrieben. Diese Meldung ist nicht eingegangen.",
  receivedTitle: "Ihre Meldung ist angekommen",
  received: [
    "Wir haben eine Bestätigung an die angegebene Adresse geschickt, mit einem Link, der den Stand Ihrer Meldung zeigt.",
    "Ein Mensch liest den Kommentar und Ihre Worte und entscheidet. Die Entscheidung bekommen Sie per E-Mail.",
  ],
  stateTitle: "Ihre Meldung",
  aboutComment: "Zu diesem Kommentar",
  receivedAt: "Eingegangen am",
  decidedAt: "Entschieden am",
  states: {
    open: "Sie wartet darauf, dass ein Mensch sie liest. Sie müssen nichts tun.",
    removed: "Der Kommentar ist entfernt. Niemand sieht ihn mehr.",
    kept: "Der Kommentar bleibt stehen. Wer ihn gelesen hat, fand keinen Grund, ihn zu entfernen.",
    unfounded:
      "Der Kommentar bleibt stehen. Wer Ihre Meldung gelesen hat, fand, dass sie offensichtlich unbegründet war.",
    moot: "Es gab nichts mehr zu entscheiden: Der Kommentar wurde von seinem Verfasser gelöscht.",
    withdrawn: "Sie wurde zurückgenommen.",
  },
  automation: {
    none: "Ein Mensch hat entschieden. Automatische Mittel wurden nicht benutzt.",
    detection:
      "Ein Mensch hat entschieden. Auch unsere automatischen Regeln hatten auf den Kommentar aufmerksam gemacht.",
    decision:
      "Unsere automatischen Regeln hatten den Kommentar schon entfernt. Ein Mensch hat ihn gelesen, und es bleibt dabei.",
  },
  redressHeading: "Was Sie tun können",
  appeal:
    "Sie können bei uns kostenlos widersprechen, dass der Kommentar stehen bleibt. Es antwortet jemand, der nicht beteiligt war.",
  appealAction: "Widersprechen",
  bodies: "Sie können sich an eine außergerichtliche Streitbeilegungsstelle wenden:",
  noBodies: "Sie können sich an jede zertifizierte außergerichtliche Streitbeilegungsstelle wenden.",
  courts: "Auch der Weg zu den Gerichten steht Ihnen offen.",
  keepLink:
    "Behalten Sie die Adresse dieser Seite: Sie haben keine E-Mail-Adresse angegeben, sie ist also der einzige Weg hierher zurück.",
  withdrawHeading: "Zurücknehmen",
  withdrawHint:
    "Falls Sie sich geirrt haben oder jemand anderes Ihre Adresse benutzt hat. Das lässt sich nicht rückgängig machen.",
  withdraw: "Die Meldung zurücknehmen",
  answeredMeanwhile: "Über diese Meldung ist inzwischen entschieden, sie kann also nicht mehr zurückgenommen werden.",
  invalidTitle: "Dieser Link ist nicht gültig",
  invalid:
    "Vielleicht wurde er nicht ganz kopiert: Öffnen Sie ihn direkt aus dem Brief, oder kopieren Sie ihn noch einmal bis zum letzten Zeichen.",
};

const fr: NoticePageTexts = {
  title: "Signaler un contenu illicite",
  intro:
    "Vous n’avez pas besoin de compte. Dites-nous quel commentaire vous tenez pour illicite et pourquoi. Une personne le lit, décide, et vous êtes informé.",
  notForRules:
    "Ce formulaire est fait pour ce qui enfreint la loi. Si un commentaire n’enfreint que les règles de ce site, signalez-le sous le commentaire.",
  on: "sous l’article",
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
  aboutComment: "À propos de ce commentaire",
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

const es: NoticePageTexts = {
  title: "Avisar de un contenido ilícito",
  intro:
    "No necesita cuenta. Díganos qué comentario considera ilícito y por qué. Una persona lo lee, decide, y usted lo sabrá.",
  notForRules:
    "Este formulario es para lo que infringe la ley. Si un comentario solo infringe las normas de este sitio, denúncielo debajo del comentario.",
  on: "en el artículo",
  commentHeading: "El comentario",
  url: "Dirección del comentario",
  urlHint: "Debajo de cada comentario hay un enlace a él: copie aquí su dirección.",
  explanation: "¿Por qué es ilícito?",
  explanationHint: (least, most) =>
    `De ${least} a ${most.toLocaleString("es")} caracteres. Diga qué lo hace ilícito, de modo que se vea sin ser jurista.`,
  reference: "Qué ley (si la conoce)",
  referenceHint: "Un artículo, por ejemplo «artículo 208 del Código Penal».",
  childAbuse: "Se trata de abuso sexual de menores",
  childAbuseHint: "En ese caso no tiene que decir quién es.",
  name: "Su nombre",
  email: "Su dirección de correo electrónico",
  whoHint:
    "La ley pide ambas cosas. Quien escribió el comentario no se entera. Las usamos solo para este aviso y las borramos cuando ya no se puede recurrir.",
  goodFaith: "Creo de buena fe que lo que digo aquí es exacto y completo.",
  submit: "Enviar el aviso",
  nextHeading: "Qué pasa después",
  next: [
    "Le confirmamos por correo electrónico que su aviso ha llegado, con un enlace que muestra cómo está.",
    "Una persona lee el comentario y sus palabras, y decide.",
    "Recibirá la decisión por correo electrónico, y lo que puede hacer si no está de acuerdo.",
    "A quien envía muchos avisos manifiestamente infundados se le advierte, y después no se le escucha por un tiempo.",
  ],
  problems: {
    "/url": "Indique la dirección del comentario.",
    "/commentId": "Indique la dirección del comentario.",
    "/explanation": "Diga por qué lo considera ilícito, en 20 a 4000 caracteres.",
    "/legalReference": "Nombre la ley en 500 caracteres como máximo.",
    "/name": "Escriba su nombre, en 200 caracteres como máximo.",
    "/email": "Escriba su dirección de correo electrónico.",
    "/goodFaith": "Solo podemos aceptar el aviso con su declaración de buena fe.",
  },
  otherProblem: "Algo en el formulario no es válido.",
  gone: "Aquí no se ve ningún comentario así. Quizá ya se retiró o se borró, o la dirección no está completa.",
  suspended:
    "Por el momento no aceptamos avisos de esta dirección, porque varios anteriores eran manifiestamente infundados. Hemos escrito a la dirección hasta cuándo. Este aviso no se ha recibido.",
  receivedTitle: "Su aviso ha llegado",
  received: [
    "Hemos enviado un acuse de recibo a la dirección que indicó, con un enlace que muestra cómo está su aviso.",
    "Una persona lee el comentario y sus palabras, y decide. Recibirá la decisión por correo electrónico.",
  ],
  stateTitle: "Su aviso",
  aboutComment: "Sobre este comentario",
  receivedAt: "Recibido el",
  decidedAt: "Resuelto el",
  states: {
    open: "Espera a que una persona lo lea. Usted no tiene que hacer nada.",
    removed: "El comentario se ha retirado. Ya no lo ve nadie.",
    kept: "El comentario se queda donde está. La persona que lo leyó no encontró motivo para retirarlo.",
    unfounded: "El comentario se queda donde está. La persona que leyó su aviso lo encontró manifiestamente infundado.",
    moot: "Ya no había nada que decidir: quien escribió el comentario lo ha borrado.",
    withdrawn: "Se retiró.",
  },
  automation: {
    none: "Decidió una persona. No se usaron medios automatizados.",
    detection:
      "Decidió una persona. También nuestras reglas automáticas habían llamado la atención sobre el comentario.",
    decision:
      "Nuestras reglas automáticas ya habían retirado el comentario. Una persona lo ha leído, y la retirada se mantiene.",
  },
  redressHeading: "Qué puede hacer",
  appeal:
    "Puede recurrir ante nosotros, sin coste, que el comentario se quede. Responde una persona que no tuvo parte en ello.",
  appealAction: "Recurrir la decisión",
  bodies: "Puede acudir a un órgano de resolución extrajudicial de litigios:",
  noBodies: "Puede acudir a cualquier órgano certificado de resolución extrajudicial de litigios.",
  courts: "También puede acudir a los tribunales.",
  keepLink:
    "Guarde la dirección de esta página: no dejó ninguna dirección de correo electrónico, así que es el único camino de vuelta.",
  withdrawHeading: "Retirarlo",
  withdrawHint: "Si se equivocó, o si otra persona usó su dirección. Esto no se puede deshacer.",
  withdraw: "Retirar el aviso",
  answeredMeanwhile: "Este aviso ya ha recibido respuesta, así que no se puede retirar.",
  invalidTitle: "Este enlace no es válido",
  invalid: "Quizá no se copió entero: ábralo directamente desde la carta o cópielo otra vez hasta el último carácter.",
};

export const NOTICE_TEXTS: Readonly<Record<Language, NoticePageTexts>> = { en, de, fr, es };
