interface VerbForms {
  readonly base: readonly string[];
  readonly s: readonly string[];
  readonly ing: readonly string[];
  readonly ed: readonly string[];
}

/** `stab` doubles its last letter before an ending, `shoot` and `hang` do not. */
const DOUBLES = /^[^aeiou]*[aeiou][bdgkmnprtz]$/;

function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

function gerund(word: string): string {
  if (word.endsWith("ie")) return `${word.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(word)) return `${word.slice(0, -1)}ing`;
  return DOUBLES.test(word) ? `${word}${word.at(-1)}ing` : `${word}ing`;
}

function past(word: string): string {
  if (word.endsWith("e")) return `${word}d`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ied`;
  return DOUBLES.test(word) ? `${word}${word.at(-1)}ed` : `${word}ed`;
}

function headAndRest(entry: string): { readonly forms: readonly string[]; readonly rest: string } {
  const [head = "", ...rest] = entry.trim().split(/\s+/);
  return { forms: head.split("/"), rest: rest.length > 0 ? ` ${rest.join(" ")}` : "" };
}

/** The forms of a verb written `kill`, `shoot/shot`, `beat/beat/beaten` or `string/strung up`. */
export function inflectVerb(entry: string): VerbForms {
  const { forms, rest } = headAndRest(entry);
  const [base = "", ...pasts] = forms;
  const ed = pasts.length > 0 ? pasts : [past(base)];
  return {
    base: [base + rest],
    s: [plural(base) + rest],
    ing: [gerund(base) + rest],
    ed: [...new Set(ed)].map((form) => form + rest),
  };
}

/** The forms of a noun written `idiot`, `thief/thieves` or `piece/pieces of shit`. */
export function inflectNoun(entry: string): { readonly one: string; readonly many: string } {
  const words = entry.trim().split(/\s+/);
  const slashed = words.findIndex((word) => word.includes("/"));
  const at = slashed < 0 ? words.length - 1 : slashed;
  const [one = "", many] = (words[at] ?? "").split("/");
  const put = (word: string) => words.map((other, index) => (index === at ? word : other)).join(" ");
  return { one: put(one), many: put(many ?? plural(one)) };
}
