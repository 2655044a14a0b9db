import { APPEAL_CONFLICTS } from "../../appeals/conflicts.ts";
import { OWN_MATTERS } from "../../authors/own-matter.ts";
import { CONFLICT_SENTENCES } from "../../decisions/conflict-of-interest.ts";
import { NOT_REVEALED } from "../../notices/reveal-notifier.ts";
import { PERSONAL_DATA } from "../../decisions/personal-data.ts";
import { STAFF_NAMED } from "../../decisions/staff-names.ts";
import { RESTRICTION_CONFLICTS } from "../../restrictions/conflict.ts";
import { CONTESTED, STANDS_NO_MORE, STILL_APPLIED } from "../../restrictions/give-place.ts";
import { STANDS_ALREADY } from "../../restrictions/restrict-author.ts";
import type { FieldError, RefusalCode } from "../../shared/refusal.ts";
import type { ConsoleLanguage } from "./language.ts";

/** A code of the contract, or a bug of ours. */
type Code = RefusalCode | "internal";

export interface RefusalTexts {
  /** Heads a page of its own. Null: the server's title. */
  readonly titles: Readonly<Record<Code, string>> | null;
  /** What to say of a refusal, whichever screen it was met on. */
  readonly codes: Readonly<Partial<Record<Code, string>>>;
  /** By the field's pointer, where the schema's own words would puzzle a person. */
  readonly fields: Readonly<Record<string, string>>;
  /** Said of a field that has no sentence of its own. Null: the server's sentence. */
  readonly otherField: string | null;
  /** By the server's sentence, where the words of a field are wrong and not the field: the word is the writer's own. */
  readonly ofWords: Readonly<Record<string, (word: string) => string>>;
  /** By the server's sentence, where one code has many. */
  readonly sentences: Readonly<Record<string, string>>;
}

const en: RefusalTexts = {
  titles: null,
  codes: {
    case_claimed: "A colleague is working on this at the moment. Nothing was changed.",
    claim_lost: "Your claim had ended, so nothing was decided. Claim it again and look at what may have changed.",
    version_conflict:
      "This case has changed since you opened it, so nothing was decided. Look at it again, then decide.",
    revision_conflict: "The author has edited the comment since you opened it. Read the new text, then decide.",
    internal: "This is an error of the server. It was logged as request",
    appeal_open: "The author's appeal is open: it decides whether the comment stays removed.",
  },
  fields: {
    "/reason/category": "Choose one of the reasons in the list.",
    "/reason/note": "Tell the author what is meant, in at most 1,000 characters.",
    "/note": "The note for colleagues may have at most 1,000 characters.",
    "/items": "Choose at least one case first.",
    "/until": "Give the day on which it ends; it must lie in the future.",
  },
  otherField: null,
  ofWords: {
    [PERSONAL_DATA]: () => PERSONAL_DATA,
    [STAFF_NAMED]: (word) =>
      `Take out “${word}”: these words go out in a letter, and letters name nobody who moderates here. Nothing was saved.`,
  },
  sentences: { [CONTESTED]: CONTESTED },
};

const de: RefusalTexts = {
  titles: {
    malformed_json: "Das ist kein JSON",
    sign_in_required: "Bitte zuerst anmelden",
    forbidden: "Nicht erlaubt",
    own_comment: "Das ist Ihr eigener Kommentar",
    conflict_of_interest: "Sie sind an der Sache beteiligt",
    author_suspended: "Dieses Konto ist auf Zeit gesperrt",
    author_banned: "Dieses Konto ist gesperrt",
    not_found: "Hier ist nichts",
    appeal_link_invalid: "Dieser Link ist nicht gültig",
    revision_conflict: "Der Text hat sich geändert",
    version_conflict: "Das hat sich inzwischen geändert",
    case_claimed: "Jemand anderes ist daran",
    claim_lost: "Das gehört Ihnen nicht mehr",
    invalid_state: "Das geht in diesem Stand nicht",
    appeal_open: "Ein Widerspruch ist offen",
    duplicate_comment: "Das haben Sie schon geschrieben",
    idempotency_key_reused: "Dieser Schlüssel ist schon vergeben",
    thread_closed: "Die Kommentare sind geschlossen",
    edit_window_closed: "Zum Ändern ist es zu spät",
    appeal_window_closed: "Für einen Widerspruch ist es zu spät",
    body_too_large: "Das ist zu lang",
    unsupported_media_type: "Diese Art von Inhalt verstehen wir nicht",
    invalid_request: "Die Eingabe ist nicht gültig",
    rate_limited: "Zu viele Anfragen",
    unavailable: "Gerade nicht erreichbar",
    internal: "Hier ist etwas schiefgegangen",
  },
  codes: {
    malformed_json: "Die Eingabe ließ sich nicht lesen.",
    sign_in_required: "Melden Sie sich an, um das zu tun.",
    forbidden: "Dieses Konto darf das nicht, oder die Anfrage kam nicht von einer Seite der Konsole.",
    own_comment: "Es ist Ihr eigener Kommentar.",
    conflict_of_interest: "Sie sind an dieser Sache beteiligt, deshalb muss jemand anderes entscheiden.",
    author_suspended: "Dieses Konto ist auf Zeit gesperrt.",
    author_banned: "Dieses Konto ist gesperrt.",
    not_found: "Unter dieser Adresse gibt es nichts.",
    appeal_link_invalid: "Dieser Link ist nicht gültig.",
    revision_conflict:
      "Der Verfasser hat den Kommentar geändert, seit Sie ihn geöffnet haben. Lesen Sie den neuen Text und entscheiden Sie dann.",
    version_conflict:
      "Hier hat sich etwas geändert, seit Sie es geöffnet haben; entschieden wurde nichts. Sehen Sie es noch einmal an und entscheiden Sie dann.",
    case_claimed: "Gerade ist jemand anderes daran. Geändert wurde nichts.",
    claim_lost:
      "Es gehörte Ihnen nicht mehr, deshalb wurde nichts entschieden. Übernehmen Sie es noch einmal und sehen Sie, was sich geändert hat.",
    invalid_state: "In diesem Stand geht das nicht mehr, etwa weil schon entschieden ist.",
    appeal_open: "Ein Widerspruch ist offen: Er entscheidet, ob der Kommentar entfernt bleibt.",
    duplicate_comment: "Derselbe Text wurde eben schon geschrieben.",
    idempotency_key_reused: "Dieser Schlüssel gehört zu einer anderen Anfrage.",
    thread_closed: "Zu diesem Artikel werden keine Kommentare mehr angenommen.",
    edit_window_closed: "Die Zeit zum Ändern ist vorbei.",
    appeal_window_closed: "Die Frist für einen Widerspruch ist abgelaufen.",
    body_too_large: "Die Eingabe ist zu lang, um angenommen zu werden.",
    unsupported_media_type: "Schicken Sie das Formular, wie die Seite es vorsieht.",
    invalid_request: "Etwas in der Eingabe ist nicht gültig.",
    rate_limited: "Das waren zu viele Anfragen in kurzer Zeit. Versuchen Sie es gleich noch einmal.",
    unavailable:
      "Etwas, das dafür gebraucht wird, ist gerade nicht zu erreichen. Geändert wurde nichts; versuchen Sie es in einigen Sekunden noch einmal.",
    internal: "Das ist ein Fehler des Servers. Er ist protokolliert unter der Nummer",
  },
  fields: {
    "/reason": "Zum Entfernen gehört ein Grund: Der Verfasser erfährt ihn.",
    "/reason/category": "Wählen Sie einen der Gründe aus der Liste.",
    "/reason/note": "Sagen Sie dem Verfasser in höchstens 1.000 Zeichen, was gemeint ist.",
    "/note": "Die Notiz für Kollegen darf höchstens 1.000 Zeichen haben.",
    "/items": "Wählen Sie zuerst mindestens einen Fall aus.",
    "/until": "Nennen Sie den Tag, an dem sie endet; er muss in der Zukunft liegen.",
    "/openComments": "Eine Verwarnung ändert an den Kommentaren nichts.",
    "/replaces": "Öffnen Sie die Seite noch einmal.",
    "/action": "Wählen Sie, was geschehen soll.",
    "/outcome": "Wählen Sie, wie zu entscheiden ist.",
    "/kind": "Wählen Sie die Art der Einschränkung.",
    "/email": "Schreiben Sie eine E-Mail-Adresse von jemandem außerhalb der Moderation.",
    "/claimToken": "Übernehmen Sie es zuerst.",
    "/version": "Öffnen Sie die Seite noch einmal.",
    "/revision": "Öffnen Sie die Seite noch einmal.",
    "/cursor": "Diese Seite der Liste gibt es nicht. Gehen Sie zur ersten.",
    "/lang": "Wählen Sie eine der Sprachen aus der Liste.",
  },
  otherField: "Etwas in der Eingabe ist nicht gültig.",
  ofWords: {
    [PERSONAL_DATA]: () =>
      "Nehmen Sie heraus, was nach persönlichen Daten aussieht, etwa eine Telefonnummer, eine Adresse, eine Kontonummer oder einen Link zu jemandes Profil: Diese Worte gehen in einem Brief hinaus. Gespeichert wurde nichts.",
    [STAFF_NAMED]: (word) =>
      `Nehmen Sie „${word}“ heraus: Diese Worte gehen in einem Brief hinaus, und Briefe nennen niemanden, der hier moderiert. Gespeichert wurde nichts.`,
  },
  sentences: {
    [CONFLICT_SENTENCES.author]: "Sie haben diesen Kommentar geschrieben, deshalb muss jemand anderes entscheiden.",
    [CONFLICT_SENTENCES.flagger]: "Sie haben diesen Kommentar gemeldet, deshalb muss jemand anderes entscheiden.",
    [CONFLICT_SENTENCES.notifier]:
      "Sie haben diesen Kommentar als rechtswidrig gemeldet, deshalb muss jemand anderes entscheiden.",
    [NOT_REVEALED.author]: "Sie haben diesen Kommentar geschrieben, deshalb erfahren Sie nicht, wer ihn gemeldet hat.",
    [NOT_REVEALED.flagger]: "Sie haben diesen Kommentar gemeldet, deshalb erfahren Sie nicht, wer es noch getan hat.",
    [NOT_REVEALED.notifier]:
      "Sie haben diesen Kommentar als rechtswidrig gemeldet, deshalb erfahren Sie nicht, wer es getan hat.",
    [APPEAL_CONFLICTS.restricted]: "Diese Einschränkung betrifft Sie selbst, deshalb muss jemand anderes entscheiden.",
    [APPEAL_CONFLICTS.party]: "Sie haben diesen Widerspruch eingelegt, deshalb muss jemand anderes entscheiden.",
    [APPEAL_CONFLICTS.decider]:
      "Sie haben schon über diesen Kommentar entschieden, deshalb muss jemand anderes über den Widerspruch entscheiden.",
    [APPEAL_CONFLICTS.answerer]:
      "Sie haben in derselben Sache schon einen Widerspruch beantwortet, deshalb muss jemand anderes entscheiden.",
    [APPEAL_CONFLICTS.imposer]:
      "Sie waren an einer Einschränkung beteiligt, um die es hier geht, deshalb muss jemand anderes über den Widerspruch entscheiden.",
    [APPEAL_CONFLICTS.note_writer]:
      "Sie haben eine Notiz über diesen Verfasser geschrieben, deshalb muss jemand anderes über den Widerspruch entscheiden.",
    [APPEAL_CONFLICTS.judge]:
      "Sie haben Kommentare entfernt, auf denen diese Einschränkung beruht, deshalb muss jemand anderes über den Widerspruch entscheiden.",
    [RESTRICTION_CONFLICTS.flagger]:
      "Sie haben einen Kommentar dieses Verfassers gemeldet, deshalb muss jemand anderes entscheiden.",
    [RESTRICTION_CONFLICTS.notifier]:
      "Sie haben einen Kommentar dieses Verfassers als rechtswidrig gemeldet, deshalb muss jemand anderes entscheiden.",
    [RESTRICTION_CONFLICTS.party]:
      "Sie und dieser Verfasser haben einander geantwortet, deshalb muss jemand anderes entscheiden.",
    "This case is resolved.": "Dieser Fall ist erledigt.",
    "A day of a period is written like 2026-11-22.": "Ein Tag eines Zeitraums wird geschrieben wie 2026-11-22.",
    "The period must begin before it ends.": "Der Zeitraum muss vor seinem Ende beginnen.",
    "The period must hold a whole day that is over.": "In dem Zeitraum muss ein ganzer, abgelaufener Tag liegen.",
    [OWN_MATTERS.waive]:
      "Eigene Verstöße erlässt man sich nicht, auch nicht die eines anderen Kontos mit demselben Postfach.",
    [OWN_MATTERS.restrict]: "Das eigene Konto schränkt man nicht ein, auch kein anderes mit demselben Postfach.",
    [OWN_MATTERS.lift]:
      "Eine Einschränkung des eigenen Kontos hebt man nicht auf, auch nicht die eines anderen mit demselben Postfach.",
    [OWN_MATTERS.note]:
      "Über sich selbst schreibt man keine Notiz, auch nicht über ein anderes Konto mit demselben Postfach.",
    [OWN_MATTERS.role]: "Die eigene Rolle ändert niemand, auch nicht die eines anderen Kontos mit demselben Postfach.",
    [OWN_MATTERS.readmit]:
      "Das waren Ihre eigenen Meldungen, deshalb muss jemand anderes aus der Administration die Sperre aufheben.",
    "You flagged a comment by this author, so someone else has to write it.":
      "Sie haben einen Kommentar dieses Verfassers gemeldet, deshalb muss jemand anderes die Notiz schreiben.",
    "You gave notice of a comment by this author, so someone else has to write it.":
      "Sie haben einen Kommentar dieses Verfassers als rechtswidrig gemeldet, deshalb muss jemand anderes die Notiz schreiben.",
    "Whoever gave this notice contests the answer: that is decided first.":
      "Wer dies gemeldet hat, widerspricht der Antwort: Darüber wird zuerst entschieden.",
    "This is no category of the policy in force.": "Die geltenden Regeln kennen diese Kategorie nicht.",
    "You had a part in this matter, so someone else has to review it.":
      "Sie sind an der Sache beteiligt, deshalb muss jemand anderes sie prüfen.",
    "Whoever filed this appeal cannot decide it.": "Wer den Widerspruch eingelegt hat, kann nicht darüber entscheiden.",
    "Staff cannot be restricted: an administrator removes their role first.":
      "Wer moderiert, kann nicht eingeschränkt werden: Die Administration entzieht zuerst die Rolle.",
    [STANDS_ALREADY]:
      "Eine Einschränkung dieser Art besteht schon. Ändern Sie ihr Ende, oder heben Sie sie zuerst auf.",
    [STANDS_NO_MORE]: "Diese Einschränkung hat inzwischen geendet, es kann also keine an ihre Stelle treten.",
    [STILL_APPLIED]:
      "Was mit den Kommentaren geschehen soll, ist noch in Arbeit. Versuchen Sie es in einigen Minuten noch einmal.",
    [CONTESTED]:
      "Der Verfasser widerspricht dieser Einschränkung: Nur die Antwort darauf kann sie ändern, oder indem Sie sie aufheben.",
    "This restriction is lifted already.": "Diese Einschränkung ist schon aufgehoben.",
    "This review is answered already.": "Diese Prüfung ist schon beantwortet.",
    "This comment is a golden item already.": "Dieser Kommentar ist schon ein Musterfall.",
    "No person has decided about this text yet.": "Über diesen Text hat noch kein Mensch entschieden.",
    "Its author has deleted this comment.": "Der Verfasser hat diesen Kommentar gelöscht.",
    "The text of this comment is not kept any more.": "Der Text dieses Kommentars wird nicht mehr aufbewahrt.",
    "Only a letter that failed, and still has its address, can be sent again.":
      "Noch einmal geschickt werden kann nur ein gescheiterter Brief, dessen Adresse noch da ist.",
    "Only a notice that was answered by leaving the comment can be.":
      "Als unbegründet kann man nur eine Meldung vermerken, nach der der Kommentar stehen blieb.",
    "Only administrators see this.": "Das sieht nur die Administration.",
    "A publication has no category.": "Zum Veröffentlichen gehört kein Grund.",
    "A removal needs a category.": "Zum Entfernen gehört ein Grund: Wählen Sie einen aus der Liste.",
    "The policy in force has no such category.": "Die geltenden Regeln kennen diese Kategorie nicht.",
    "There is no such category.": "Diese Kategorie gibt es nicht.",
    "Write 1 to 20,000 characters.": "Schreiben Sie 1 bis 20.000 Zeichen.",
    "Write 1 to 4,000 characters.": "Schreiben Sie 1 bis 4.000 Zeichen.",
    "Write 1 to 1,000 characters.": "Schreiben Sie 1 bis 1.000 Zeichen.",
  },
};

export const REFUSALS: Readonly<Record<ConsoleLanguage, RefusalTexts>> = { en, de };

interface Told {
  readonly code: Code;
  readonly message: string;
  readonly errors?: readonly FieldError[] | undefined;
}

/** A refusal in a sentence of the viewer's language; the server's own only where the catalogue has none. */
export function sayRefusal(texts: RefusalTexts, { code, message, errors }: Told) {
  const { codes, fields, otherField, ofWords, sentences } = texts;
  const told = errors?.map(
    ({ pointer, detail, word = "" }) =>
      ofWords[detail]?.(word) ?? fields[pointer] ?? sentences[detail] ?? otherField ?? detail,
  );
  return told ? [...new Set(told)].join(" ") : (sentences[message] ?? codes[code] ?? message);
}
