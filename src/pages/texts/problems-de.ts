import type { ProblemTexts } from "../problem-texts.ts";

export const PROBLEMS_DE: ProblemTexts = {
  title: "Probleme",
  heading: "Was bei einer Anfrage schiefgehen kann",
  intro:
    "Jeder Fehler der API ist ein Problemdokument (RFC 9457). Sein `code` ist einer von diesen, und sein `type` führt zu einer Seite, die mehr darüber sagt.",
  code: "Code",
  status: "Status",
  all: "Alle Probleme",
  developers: "Für Entwickler",
  kinds: {
    malformed_json: {
      title: "Der Body ist kein JSON",
      explanation: "Der Body ließ sich nicht als JSON in UTF-8 lesen. Senden Sie einen JSON-Wert.",
    },
    sign_in_required: {
      title: "Erst anmelden",
      explanation:
        "Der Aufruf braucht eine Sitzung oder einen API-Schlüssel; keines kam mit, oder es gilt nicht mehr. Melden Sie sich neu an, oder erneuern Sie die Sitzung.",
    },
    forbidden: {
      title: "Nicht erlaubt",
      explanation:
        "Wer angemeldet ist, darf das nicht, oder die Anfrage kam von einer anderen Website als ihre Sitzung.",
    },
    own_comment: {
      title: "Das ist Ihr eigener Kommentar",
      explanation: "Niemand meldet einen eigenen Kommentar. Ändern oder löschen Sie ihn stattdessen.",
    },
    conflict_of_interest: {
      title: "Sie haben an dieser Sache Anteil",
      explanation:
        "Wer einen Kommentar geschrieben oder gemeldet hat, entscheidet nicht über seinen Fall, und wer vorher entschieden hat, nicht über den Widerspruch. Das muss jemand anderes aus der Moderation tun.",
    },
    author_suspended: {
      title: "Dieses Konto ist auf Zeit gesperrt",
      explanation:
        "Bis die Sperre endet, kann das Konto nicht kommentieren. Die Gründe wurden verschickt, als sie begann.",
    },
    author_banned: {
      title: "Dieses Konto ist gesperrt",
      explanation:
        "Das Konto kann nicht mehr kommentieren. Die Gründe wurden verschickt, und mit ihnen der Weg, ihnen zu widersprechen.",
    },
    not_found: {
      title: "Hier ist nichts",
      explanation:
        "Die Adresse stimmt nicht, es wurde entfernt, oder wer fragt, darf es nicht sehen. Die Kopfzeile `Allow`, wo es sie gibt, nennt die Methoden, die diese Adresse kennt.",
    },
    appeal_link_invalid: {
      title: "Dieser Link zum Widerspruch gilt nicht",
      explanation:
        "Der Link ist unvollständig, unbekannt oder zurückgezogen. Kopieren Sie ihn ganz aus dem Brief, in dem er kam.",
    },
    revision_conflict: {
      title: "Der Text hat sich geändert",
      explanation:
        "Vom Kommentar gibt es eine neuere Fassung als die genannte. Lesen Sie ihn neu, und entscheiden Sie über den neuen Text.",
    },
    version_conflict: {
      title: "Das hat sich inzwischen geändert",
      explanation: "Jemand anderes hat es geändert, seit es gelesen wurde. Lesen Sie es neu.",
    },
    case_claimed: {
      title: "Jemand anderes ist daran",
      explanation:
        "Jemand anderes aus der Moderation hat den Fall übernommen. Er wird frei, wenn entschieden, zurückgegeben oder die Zeit abgelaufen ist.",
    },
    claim_lost: {
      title: "Die Übernahme gilt nicht mehr",
      explanation:
        "Ihre Zeit war abgelaufen oder der Fall zurückgegeben, bevor die Entscheidung ankam. Übernehmen Sie ihn neu.",
    },
    invalid_state: {
      title: "In diesem Stand geht das nicht",
      explanation: "Was verlangt wurde, passt nicht zum Stand der Sache, zum Beispiel weil schon entschieden ist.",
    },
    appeal_open: {
      title: "Ein Widerspruch ist offen",
      explanation:
        "Der Entscheidung wird gerade widersprochen. Entscheiden Sie über den Widerspruch, oder löschen Sie als Verfasser mit `waiveAppeal=true`.",
    },
    duplicate_comment: {
      title: "Das haben Sie schon gesagt",
      explanation: "Unter demselben Konto kam derselbe Text in den letzten Minuten schon zu diesem Artikel.",
    },
    idempotency_key_reused: {
      title: "Dieser Idempotenzschlüssel galt etwas anderem",
      explanation: "Ein Schlüssel steht für eine Anfrage. Nehmen Sie für einen neuen Body einen neuen.",
    },
    thread_closed: {
      title: "Die Kommentare sind geschlossen",
      explanation: "Zu diesem Artikel werden keine Kommentare mehr angenommen.",
    },
    edit_window_closed: {
      title: "Zum Ändern ist es zu spät",
      explanation: "Ein Kommentar lässt sich einige Minuten lang ändern. Löschen lässt er sich noch.",
    },
    appeal_window_closed: {
      title: "Für einen Widerspruch ist es zu spät",
      explanation:
        "Einer Entscheidung lässt sich 184 Tage lang widersprechen, nachdem sie mitgeteilt wurde. Der Link zeigt die Entscheidung weiterhin.",
    },
    body_too_large: {
      title: "Der Body ist zu groß",
      explanation: "Ein Body aus JSON darf 128 kB haben, ein Formular 64 kB.",
    },
    unsupported_media_type: {
      title: "Dieser Inhaltstyp wird nicht verstanden",
      explanation: "Senden Sie JSON als `application/json`, in UTF-8 und unkomprimiert.",
    },
    invalid_request: {
      title: "Die Anfrage ist nicht gültig",
      explanation:
        "Ein Feld oder mehrere sind falsch. `errors` nennt jedes mit einem JSON-Zeiger und einem Satz und, wo es um ein Wort eines Textes geht, das Wort.",
    },
    rate_limited: { title: "Zu viele Anfragen", explanation: "Warten Sie so viele Sekunden, wie `Retry-After` sagt." },
    unavailable: {
      title: "Gerade nicht zu erreichen",
      explanation:
        "Etwas, was dafür nötig ist, ist nicht zu erreichen. Geändert wurde nichts; versuchen Sie es nach `Retry-After` Sekunden noch einmal.",
    },
    internal: {
      title: "Hier ist etwas schiefgegangen",
      explanation: "Das ist ein Fehler des Servers. Er steht unter der Nummer der Anfrage im Log.",
    },
  },
};
