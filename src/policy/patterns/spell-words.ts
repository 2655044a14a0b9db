const CONTRACTED: Readonly<Record<string, string>> = {
  "'ll": "will",
  "'re": "are",
  "'ve": "have",
  "'m": "am",
  "'d": "would",
};
const BEFORE_NOT: Readonly<Record<string, string>> = { ca: "can", wo: "will", sha: "shall", ai: "is" };
const IS_HOSTS = new Set([
  "it",
  "he",
  "she",
  "that",
  "what",
  "who",
  "there",
  "here",
  "how",
  "where",
  "this",
  "everyone",
  "someone",
]);

function splitNot(word: string): readonly string[] {
  const verb = word.slice(0, -3);
  return [BEFORE_NOT[verb] ?? verb, "not"];
}

function splitEnding(word: string, at: number): readonly string[] {
  const host = word.slice(0, at);
  const ending = word.slice(at);
  if (ending === "'s") return host === "let" ? ["let", "us"] : [host, IS_HOSTS.has(host) ? "is" : "'s"];
  const verb = CONTRACTED[ending];
  return verb ? [host, verb] : [word.replaceAll("'", "")];
}

/** Spells out short forms, so that a phrase needs one spelling: `don't` is `do not`, `they're` is `they are`. */
export function spellOut(word: string): readonly string[] {
  if (word.length > 3 && word.endsWith("n't")) return splitNot(word);
  const at = word.lastIndexOf("'");
  if (at < 0) return [word];
  return at === 0 ? [word] : splitEnding(word, at);
}
