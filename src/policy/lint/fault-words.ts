/** What must not go in force, as far as a policy that compiles can have it. */
export type Fault =
  | { readonly kind: "category_reserved"; readonly category: string }
  | { readonly kind: "dsa_code"; readonly rule: string; readonly code: string }
  | { readonly kind: "literal_unfolded"; readonly literal: string; readonly folded: string }
  | { readonly kind: "literal_missing"; readonly sample: string }
  | { readonly kind: "on_error_publish"; readonly rule: string }
  | { readonly kind: "regex_too_long"; readonly steps: number }
  | { readonly kind: "regex_of_nothing" }
  | { readonly kind: "signal_unknown"; readonly signal: string; readonly known: readonly string[] };

function english(fault: Fault): string {
  switch (fault.kind) {
    case "category_reserved":
      return `“${fault.category}” is what people call what no category covers: take another id`;
    case "dsa_code":
      return `${fault.rule}: the EU transparency database has no ${fault.code}: write one that it has`;
    case "literal_unfolded":
      return `“${fault.literal}” is in no folded text, so the regex never runs: write “${fault.folded}”`;
    case "literal_missing":
      return `the regex matches “${fault.sample}”, which has none of the literals: add what it has`;
    case "on_error_publish":
      return `${fault.rule} would publish what it could not judge: write hold under on_error`;
    case "regex_too_long":
      return `the regex takes up to ${fault.steps} steps a letter: shorten its repetitions`;
    case "regex_of_nothing":
      return "the regex is satisfied by no letter at all: make one part of it stand for something";
    case "signal_unknown":
      return `there is no signal “${fault.signal}”, so the rule could not run; there are ${fault.known.join(", ")}`;
  }
}

function german(fault: Fault): string {
  switch (fault.kind) {
    case "category_reserved":
      return `„${fault.category}“ nennen Menschen, wofür es keine Kategorie gibt: Nehmen Sie eine andere Kennung`;
    case "dsa_code":
      return `${fault.rule}: Die Transparenzdatenbank der EU kennt ${fault.code} nicht: Nehmen Sie eine, die sie kennt`;
    case "literal_unfolded":
      return `„${fault.literal}“ steht in keinem gefalteten Text, darum läuft der reguläre Ausdruck nie: Schreiben Sie „${fault.folded}“`;
    case "literal_missing":
      return `Der reguläre Ausdruck trifft „${fault.sample}“, worin keines der Literale vorkommt: Ergänzen Sie, was darin steht`;
    case "on_error_publish":
      return `${fault.rule} würde veröffentlichen, was sie nicht beurteilen konnte: Schreiben Sie hold unter on_error`;
    case "regex_too_long":
      return `Der reguläre Ausdruck braucht bis zu ${fault.steps} Schritte je Buchstabe: Kürzen Sie seine Wiederholungen`;
    case "regex_of_nothing":
      return "Dem regulären Ausdruck genügt gar kein Buchstabe: Einer seiner Teile muss für etwas stehen";
    case "signal_unknown":
      return `Das Signal „${fault.signal}“ gibt es nicht, darum könnte die Regel nicht laufen; es gibt ${fault.known.join(", ")}`;
  }
}

/** A fault in a sentence without its full stop, for whoever edits the files or puts them in force. */
export const sayFault: Readonly<Record<"en" | "de", (fault: Fault) => string>> = { en: english, de: german };
