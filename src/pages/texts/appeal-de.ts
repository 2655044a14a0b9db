import type { AppealTexts } from "../appeal-texts.ts";

export const APPEAL_DE: AppealTexts = {
  headings: {
    removed: "Ihr Kommentar wurde entfernt",
    held: "Ihr Kommentar wird zurückgehalten",
    restored: "Ihr Kommentar wird gezeigt",
    restricted: "Ihr Konto ist eingeschränkt",
    lifted: "Die Einschränkung Ihres Kontos ist aufgehoben",
    stays: "Der Kommentar, den Sie gemeldet haben, bleibt stehen",
    gone: "Der Kommentar, den Sie gemeldet haben, wird nicht mehr gezeigt",
  },
  on: "Zum Artikel",
  textHeading: "Was Sie geschrieben haben",
  commentHeading: "Der Kommentar",
  toldHeading: "Die Entscheidung, wie sie Ihnen mitgeteilt wurde",
  saidHeading: "Was Sie dagegen gesagt haben",
  textPurged: "Der Text wird nicht mehr aufbewahrt.",
  textHidden: "Er wird nicht mehr gezeigt, auch hier nicht.",
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
    "Die Antwort bekommen Sie mit Gründen per E-Mail. Lagen wir falsch, bringen wir es sofort in Ordnung.",
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
  noticeWasRight: "Sie hatten recht. Die Entscheidung ist rückgängig gemacht: Niemand sieht den Kommentar mehr.",
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
  withdrawHint: "Ich nehme ihn endgültig zurück: Niemand sieht sich die Entscheidung dann noch einmal an.",
  resendLink: "Den Brief noch einmal schicken lassen",
  resendTitle: "Brief verloren?",
  resendIntro:
    "Nennen Sie uns die Adresse Ihres Kontos hier. Gibt es eine Entscheidung, der Sie noch widersprechen können, schicken wir den Brief noch einmal, mit demselben Link.",
  resendLabel: "Ihre E-Mail-Adresse",
  resendSubmit: "Noch einmal schicken",
  resendDone:
    "Gehört diese Adresse zu einem Konto mit einer Entscheidung, der noch widersprochen werden kann, ist der Brief wieder unterwegs: höchstens einmal in der Stunde und fünfmal insgesamt.",
  resendBadAddress: "Das ist keine E-Mail-Adresse.",
};
