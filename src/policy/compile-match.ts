import { RE2JS, RE2JSSyntaxException } from "re2js";
import { DETECTORS } from "./detect/detectors.ts";
import type { TermHit } from "./find-terms.ts";
import { HEADS, isHead, type Model } from "./model.ts";
import { normalize, spanOf } from "./normalize.ts";
import type { Term } from "./parse-terms.ts";
import type { Classes } from "./patterns/classes.ts";
import { compilePhrases } from "./patterns/compile-phrases.ts";
import { type Scene, scoresOf, termHitsIn } from "./scene.ts";
import type { DetectorSpec, MatchSpec, ModelSpec, PatternSpec, SignalSpec, TermsSpec } from "./schema.ts";
import type { Finding, Trace, Veto } from "./types.ts";

/** Finds what one rule looks for. May throw; then the rule's `on_error` holds. */
export type Matcher = (scene: Scene) => readonly Finding[];

/** What matches are compiled against. */
export interface Workshop {
  readonly termFiles: ReadonlyMap<string, readonly Term[]>;
  readonly classes: Classes;
  readonly model: Model | undefined;
  /** What is being compiled is asked of few texts, because a score decides first. */
  readonly rarely?: boolean;
}

type Path = readonly PropertyKey[];
export type Fail = (path: Path, message: string) => void;

interface Part<Spec> {
  readonly workshop: Workshop;
  readonly spec: Spec;
  readonly fail: Fail;
}

const NOTHING: readonly Finding[] = [];
const nothing: Matcher = () => NOTHING;

/** Compiles one match; what is wrong with it goes to `fail`, with the path inside the match. */
export function compileMatch({ workshop, spec, fail }: Part<MatchSpec>): Matcher {
  const inner = <Spec>(key: keyof MatchSpec, part: Spec): Part<Spec> => ({
    workshop,
    spec: part,
    fail: (path, message) => fail([key, ...path], message),
  });
  if (spec.terms) return compileTerms(inner("terms", spec.terms));
  if (spec.pattern) return compilePattern(inner("pattern", spec.pattern));
  if (spec.phrases)
    return attempt(inner("phrases", spec.phrases), ({ spec: phrases }) =>
      compilePhrases(phrases, workshop.classes, { rarely: workshop.rarely ?? false }),
    );
  if (spec.detector) return compileDetector(spec.detector);
  if (spec.signal) return compileSignal(spec.signal);
  if (spec.model) return compileModel(inner("model", spec.model));
  if (spec.any) return compileAny(compileAll(inner("any", spec.any)));
  if (spec.all) return compileEvery(spec.all, compileAll(rareParts(inner("all", spec.all))));
  return nothing;
}

function compileAll({ workshop, spec, fail }: Part<readonly MatchSpec[]>): Matcher[] {
  return spec.map((part, at) =>
    compileMatch({ workshop, spec: part, fail: (path, message) => fail([at, ...path], message) }),
  );
}

function compileAny(matchers: readonly Matcher[]): Matcher {
  return (scene) => {
    let all: Finding[] | undefined;
    for (const find of matchers) {
      const found = find(scene);
      if (found.length > 0) (all ??= []).push(...found);
    }
    return all ?? NOTHING;
  };
}

function rareParts(part: Part<readonly MatchSpec[]>): Part<readonly MatchSpec[]> {
  return part.spec.some(({ model }) => model) ? { ...part, workshop: { ...part.workshop, rarely: true } } : part;
}

/** A matcher, and its place among those that must all find something. */
interface Placed {
  readonly find: Matcher;
  readonly place: number;
}

/** All rules share the scores of a text, and they are low for most: words are looked for only where they are high. */
function compileEvery(specs: readonly MatchSpec[], matchers: readonly Matcher[]): Matcher {
  const placed = matchers.map((find, place) => ({ find, place }));
  const isScore = ({ place }: Placed) => specs[place]?.model !== undefined;
  const ordered = [...placed.filter(isScore), ...placed.filter((part) => !isScore(part))];
  return (scene) => {
    if (!scene.trace) return findEvery(ordered, scene);
    const { trace, ...quiet } = scene;
    traceEvery(matchers, quiet, trace);
    return findEvery(ordered, quiet);
  };
}

function findEvery(parts: readonly Placed[], scene: Scene): readonly Finding[] {
  const byPlace: (readonly Finding[])[] = [];
  for (const { find, place } of parts) {
    const findings = find(scene);
    if (findings.length === 0) return NOTHING;
    byPlace[place] = findings;
  }
  return withoutWholes(byPlace.flat(), scene);
}

function withoutWholes(found: readonly Finding[], scene: Scene): readonly Finding[] {
  return found.filter((finding) => !isWholeText(finding, scene) || found.every((other) => isWholeText(other, scene)));
}

/** Where some parts were found and others not: what was found, with what the missing parts said. */
function traceEvery(matchers: readonly Matcher[], scene: Scene, trace: Trace): void {
  const vetoed: { readonly finding: Finding; readonly veto: Veto }[] = [];
  const inner: Scene = { ...scene, trace: (finding, veto) => void vetoed.push({ finding, veto }) };
  const found = matchers.map((find) => find(inner));
  if (found.every((findings) => findings.length > 0)) return;
  const score = vetoed.find(({ veto }) => veto.kind === "score")?.veto;
  for (const { finding, veto } of vetoed) if (veto !== score) trace(finding, veto);
  for (const finding of found.flat()) if (!isWholeText(finding, scene)) trace(finding, score ?? ALONE);
}

const ALONE: Veto = { kind: "lacks", name: "the rule's other conditions" };

/** A fact about the post stands for the whole text; words that were found beside it say more. */
function isWholeText({ start, end }: Finding, { text }: Scene): boolean {
  return start === 0 && end === text.original.length;
}

function attempt<Spec>(part: Part<Spec>, compile: (part: Part<Spec>) => Matcher): Matcher {
  try {
    return compile(part);
  } catch (error) {
    part.fail([], error instanceof Error ? error.message : String(error));
    return nothing;
  }
}

function compileTerms({ workshop, spec, fail }: Part<TermsSpec>): Matcher {
  const known = (key: "files" | "without", path: string, at: number) => {
    const terms = workshop.termFiles.get(path);
    if (!terms) fail([key, at], `there is no term file "${path}"`);
    return terms ?? [];
  };
  const without = new Set(
    (spec.without ?? []).flatMap((path, at) => known("without", path, at)).map((term) => term.text),
  );
  const terms = new Set(
    spec.files.flatMap((path, at) => known("files", path, at)).filter((term) => isWanted(term, spec, without)),
  );
  if (terms.size === 0 && spec.files.every((path) => workshop.termFiles.has(path)))
    fail([], "no term is left to look for");
  return (scene) => {
    const hits = termHitsIn(scene);
    return hits.length === 0 ? NOTHING : findListed(hits, terms, scene.trace);
  };
}

function findListed(hits: readonly TermHit[], terms: ReadonlySet<Term>, trace: Trace | undefined): readonly Finding[] {
  const wanted = hits.filter(({ term }) => terms.has(term));
  if (trace) for (const hit of wanted) if (hit.reads) trace(toFinding(hit), { kind: "spelling", as: hit.reads });
  return wanted.filter(({ reads }) => reads === undefined).map(toFinding);
}

function isWanted(term: Term, { severities, senses }: TermsSpec, without: ReadonlySet<string>): boolean {
  if (without.has(term.text) || term.options.has("common")) return false;
  return (severities?.includes(term.severity) ?? true) && (senses?.includes(term.sense) ?? true);
}

function toFinding({ term, start, end, evasions, uncertain }: TermHit): Finding {
  const undone = evasions.length > 0 ? { evasions } : {};
  const severity = uncertain && term.severity === "high" ? "medium" : term.severity;
  return { element: term.text, start, end, severity, context: [term.sense], ...undone };
}

/** One search is linear in the text; as many as the text has letters would not be. */
const MOST_SEARCHES = 32;

function compilePattern(part: Part<PatternSpec>): Matcher {
  return attempt(part, ({ spec: { name, regex, literals, context } }) => {
    const compiled = compileRegex(regex);
    if (compiled.matches("")) throw new Error("the regex matches the empty text: let it need a letter");
    const isSigned = literals.every(hasSigns);
    return ({ text }) => {
      if (isSigned && text.signed.length === 0) return NOTHING;
      if (!literals.some((literal) => text.folded.includes(literal))) return NOTHING;
      // Whether there is a match is told ten times faster than where.
      if (!compiled.test(text.folded)) return NOTHING;
      const findings: Finding[] = [];
      const matcher = compiled.matcher(text.folded);
      for (let searches = 0; searches < MOST_SEARCHES && matcher.find(); searches++)
        if (matcher.end() > matcher.start())
          findings.push({
            element: name,
            ...spanOf(text, matcher.start(), matcher.end()),
            ...(context && { context }),
          });
      return findings;
    };
  });
}

const REGEX_FLAWS: Readonly<Record<string, string>> = {
  "invalid character class range": "a range in [ ] runs backwards",
  "invalid escape sequence": "RE2 knows no such sign after a backslash, back-references among them",
  "invalid named capture": "a name in (?P<name>…) cannot be read",
  "invalid or unsupported Perl syntax": "RE2 has no look-around and no such group",
  "invalid nested repetition operator": "a repetition follows a repetition",
  "invalid repeat count": "RE2 repeats a thousand times at most",
  "missing closing ]": "a [ is not closed",
  "missing closing )": "a ( is not closed",
  "missing argument to repetition operator": "a repetition follows nothing",
  "trailing backslash at end of expression": "a backslash stands at the end",
  "duplicate capture group name": "a name of a group is there twice",
  "unexpected )": "a ) closes nothing",
  "expression nests too deeply": "brackets stand in too many others",
  "expression too large": "it is too large",
};

function compileRegex(regex: string): RE2JS {
  try {
    return RE2JS.compile(regex, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    const flaw = error instanceof RE2JSSyntaxException ? REGEX_FLAWS[error.getDescription()] : undefined;
    throw new Error(`the regex cannot run, for ${flaw ?? "it is no RE2 syntax"}: mend it, or write phrases`, {
      cause: error,
    });
  }
}

/** It stands only in stretches with signs, of which few texts have one. */
function hasSigns(literal: string): boolean {
  const { folded, signed } = normalize(literal);
  return folded === literal && signed.length > 0;
}

function compileDetector({ name }: DetectorSpec): Matcher {
  const detect = DETECTORS[name];
  return ({ text, trace }) => detect(trace ? { text: text.original, trace } : { text: text.original });
}

function compileSignal({ name, op, value }: SignalSpec): Matcher {
  return ({ text, signals }) => {
    const given = Object.hasOwn(signals, name) ? signals[name] : undefined;
    if (given === undefined) throw new Error(`the signal ${name} is missing`);
    const end = text.original.length;
    const finding: Finding = { element: `${name} ${op} ${String(value)}`, start: 0, end, whole: true };
    return end > 0 && holds(given, op, value) ? [finding] : [];
  };
}

function holds(given: number | boolean | string, op: SignalSpec["op"], value: SignalSpec["value"]): boolean {
  switch (op) {
    case "is":
      return given === value;
    case "is_not":
      return given !== value;
    case "at_least":
      return given >= value;
    case "at_most":
      return given <= value;
    case "more_than":
      return given > value;
    case "less_than":
      return given < value;
  }
}

function compileModel({ workshop, spec, fail }: Part<ModelSpec>): Matcher {
  if (!workshop.model) fail([], "the rule needs a model, and the policy has none");
  if (!isHead(spec.category))
    fail(["category"], `the model knows no category "${spec.category}"; it knows ${HEADS.join(", ")}`);
  const element = `model:${spec.category}`;
  return (scene) => {
    const { text, trace } = scene;
    const found = scoresOf(scene)[spec.category];
    if (!found) throw new Error(`the model knows no category ${spec.category}`);
    const { score } = found;
    const enough = "at_least" in spec ? score >= spec.at_least : score <= spec.at_most;
    if ((!enough && !trace) || text.original.length === 0) return NOTHING;
    const finding: Finding = { element, start: 0, end: text.original.length, whole: true, score };
    if (enough) return [finding];
    const needed = "at_least" in spec ? spec.at_least : spec.at_most;
    if (trace && score >= needed / 2) trace(finding, { kind: "score", score, needed });
    return NOTHING;
  };
}
