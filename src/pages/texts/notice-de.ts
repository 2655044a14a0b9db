import type { NoticePageTexts } from "../notice-texts.ts";

export const NOTICE_DE: NoticePageTexts = {
  title: "Rechtswidrige Inhalte melden",
  intro:
    "Sie brauchen kein Konto. Sagen Sie uns, welchen Kommentar Sie für rechtswidrig halten und warum. Ein Mensch liest das und entscheidet, und Sie erfahren es.",
  notForRules:
    "Dieses Formular ist für das, was gegen das Gesetz verstößt. Verstößt ein Kommentar nur gegen die Regeln dieser Seite, so melden Sie ihn unter dem Kommentar.",
  on: "Zum Artikel",
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
  aboutComment: "Zum Kommentar",
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
