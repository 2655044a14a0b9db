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

export const NOTICE_TEXTS: Readonly<Record<Language, NoticePageTexts>> = { en, de };
