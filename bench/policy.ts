/**
 * The policy engine beside the libraries that do a part of its work, in one run, on the same texts.
 *
 *   npm run build && npx tsx bench/policy.ts DIR [--only quality|speed|growth|compile] [--policy FOLDER] [--rounds N]
 *
 * DIR holds labelled sets as for `policy eval`. The libraries have a lockfile of their own here and are installed on
 * the first run. Rates are processor time on one core, the best of the rounds; in each round every engine runs once, so
 * that a busy machine slows all of them alike. Ours judges all four categories with its model and explains every match.
 */
import { parseArgs } from "node:util";
import { processorMs } from "../src/cli/processor-time.ts";
import { type LabelledSet, readGates, readLabelledSets } from "../src/cli/read-labelled-sets.ts";
import { table } from "../src/cli/table.ts";
import { POLICIES, readPolicyFiles } from "../src/config/policy-files.ts";
import type { CompiledPolicy } from "../src/policy/compile.ts";
import type { Gates } from "../src/policy/scoring/gates.ts";
import { type CategoryScore, scoreCategory } from "../src/policy/scoring/score-category.ts";
import { HOSTILE } from "../test/policy/hostile-texts.ts";
import { compilePolicy, type Engine, loadLibraries, ownCategories, ownEngine } from "./engines.ts";

const PARTS = ["quality", "speed", "growth", "compile"] as const;

const { values, positionals } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [...PARTS] },
    policy: { type: "string", default: POLICIES },
    rounds: { type: "string", default: "7" },
  },
  allowPositionals: true,
});
const rounds = Number(values.rounds);
const wants = (part: (typeof PARTS)[number]) => values.only.includes(part);

const { files, model } = await readPolicyFiles(values.policy);
const policy = compilePolicy(files, { model });

function heading(text: string): void {
  console.log(`\n${text}`);
}

function showTable([heads = [], ...rows]: readonly (readonly string[])[]): void {
  console.log(table(heads, rows).join("\n"));
}

function showQuality(
  sets: readonly LabelledSet[],
  { gates, libraries }: { gates: Gates; libraries: readonly Engine[] },
) {
  const engines = [ownEngine(policy), ...libraries];
  const scores = sets.map(({ category, rows }) =>
    engines.map((engine) => {
      if (!engine.categories.includes(category)) return undefined;
      return scoreCategory(
        rows.map((row) => ({ ...row, flagged: engine.flags(row.text, category) })),
        gates,
      );
    }),
  );
  sets.forEach(({ category }, at) => showSlices(category, { engines, scores: scores[at] ?? [] }));
  heading("J, with the gates broken in brackets (–: does not know the category)");
  showTable([
    ["", ...engines.map(({ name }) => name)],
    ...sets.map(({ category }, at) => [category, ...(scores[at] ?? []).map((score) => (score ? summary(score) : "–"))]),
  ]);
}

const summary = ({ j, broken }: CategoryScore) =>
  `${j === null ? "–" : j.toFixed(1)}${broken.length > 0 ? ` (${broken.length})` : ""}`;

interface Scored {
  readonly engines: readonly Engine[];
  readonly scores: readonly (CategoryScore | undefined)[];
}

function showSlices(category: string, { engines, scores }: Scored): void {
  const known = engines.flatMap(({ name }, at) => {
    const score = scores[at];
    return score ? [{ name, score }] : [];
  });
  heading(`${category}: percent found (+) or flagged wrongly (-) per slice; ! is over its gate`);
  showTable([
    ["", "rows", ...known.map(({ name }) => name)],
    ...(known[0]?.score.slices ?? []).map(({ name, positive, rows }, at) => [
      `${positive ? "+" : "-"} ${name}`,
      String(rows),
      ...known.map(({ score: { slices } }) => {
        const slice = slices[at];
        return slice ? `${slice.broken ? "!" : ""}${(100 * slice.rate).toFixed(1)}` : "–";
      }),
    ]),
    ["J", "", ...known.map(({ score }) => score.j?.toFixed(1) ?? "–")],
    ["gates broken", "", ...known.map(({ score }) => String(score.broken.length))],
  ]);
}

/** A round of an engine takes about so long. */
const ROUND_MS = 150;

function showSpeed(sets: readonly LabelledSet[], libraries: readonly Engine[]): void {
  const texts = chooseTexts(sets);
  const engines = [ownEngine(policy), ...ownCategories(policy), ...libraries].map((engine) => {
    const share = Math.min(texts.length, Math.max(50, Math.ceil((texts.length * ROUND_MS) / timed(engine, texts))));
    return { ...engine, texts: texts.slice(0, share), first: 0, best: Infinity };
  });
  for (let round = 0; round < rounds; round++)
    for (const engine of engines) {
      const perText = timed(engine, engine.texts) / engine.texts.length;
      if (round === 0) engine.first = perText;
      engine.best = Math.min(engine.best, perText);
    }
  const characters = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  const reference = engines.find(({ name }) => name === "obscenity")?.best ?? Number.NaN;
  heading(
    `speed: ${texts.length} texts of ${characters.toFixed(0)} characters, one in twenty of them a breach; best of ${rounds}`,
  );
  showTable([
    ["", "comments/s", "first round", "× obscenity"],
    ...engines.map(({ name, best, first }) => [name, perSecond(best), perSecond(first), (reference / best).toFixed(2)]),
  ]);
}

const perSecond = (ms: number) => Math.round(1000 / ms).toLocaleString("en");

function timed({ run }: Engine, texts: readonly string[]): number {
  const before = processorMs();
  for (const text of texts) run(text);
  return processorMs() - before;
}

/** As comments come: about 110 characters, 95 % of them harmless. */
function chooseTexts(sets: readonly LabelledSet[]): readonly string[] {
  const fitting = (y: boolean) => [
    ...new Set(
      sets.flatMap(({ rows }) => rows.filter((row) => row.y === y).map(({ text }) => text)).filter(isUsualLength),
    ),
  ];
  const [harmless, breaches] = [shuffle(fitting(false)), shuffle(fitting(true))];
  const most = Math.min(harmless.length, 19 * breaches.length);
  return shuffle([...harmless.slice(0, most), ...breaches.slice(0, Math.round(most / 19))]);
}

const isUsualLength = ({ length }: string) => length >= 80 && length <= 140;

/** The same order in every run. */
function shuffle(texts: readonly string[]): readonly string[] {
  let state = 42;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  return texts
    .map((text) => ({ text, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ text }) => text);
}

/** 10,000 characters is the longest that a comment may be. */
const LENGTHS = [1250, 2500, 5000, 10_000, 20_000];
const LONGEST_COMMENT = 10_000;
const RUNS = 30;

function showGrowth(judged: CompiledPolicy): void {
  const { run } = ownEngine(judged);
  const cost = (text: string) => {
    const before = processorMs();
    run(text);
    return processorMs() - before;
  };
  const all: number[] = [];
  const rows = HOSTILE.map(([name, make]) => {
    // Words that were never seen stay so in every run.
    let salt = 0;
    const cut = (length: number) => make(length, (salt += 100_003)).slice(0, length);
    cost(cut(LONGEST_COMMENT));
    const times = LENGTHS.map((length) => Array.from({ length: RUNS }, () => cost(cut(length))));
    all.push(...(times[LENGTHS.indexOf(LONGEST_COMMENT)] ?? []));
    const best = times.map((each) => Math.min(...each));
    const growth = best.slice(1).map((ms, at) => ms / (best[at] ?? ms));
    return { name, best, growth, p99: quantile(times[LENGTHS.indexOf(LONGEST_COMMENT)] ?? [], 0.99) };
  });
  heading(
    `growth on hostile texts: ms of processor time by characters (best of ${RUNS}), each doubling's factor, p99 at ${LONGEST_COMMENT}`,
  );
  showTable([
    ["", ...LENGTHS.map((length) => length.toLocaleString("en")), "factors", "p99"],
    ...rows.map(({ name, best, growth, p99 }) => [
      name,
      ...best.map((ms) => ms.toFixed(2)),
      growth.map((factor) => factor.toFixed(2)).join(" "),
      p99.toFixed(2),
    ]),
  ]);
  const worst = rows.toSorted((a, b) => overall(b.best) - overall(a.best))[0];
  console.log(
    `all shapes at ${LONGEST_COMMENT} characters: p50 ${quantile(all, 0.5).toFixed(2)} ms, p99 ${quantile(all, 0.99).toFixed(2)} ms, worst ${quantile(all, 1).toFixed(2)} ms`,
  );
  if (worst) console.log(`fastest growth: ${worst.name}, × ${overall(worst.best).toFixed(2)} a doubling on average`);
}

/** The mean factor of a doubling: the single ones are noisy on a busy machine. */
function overall(best: readonly number[]): number {
  return ((best.at(-1) ?? 0) / (best[0] ?? 1)) ** (1 / (best.length - 1));
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? Number.NaN;
}

const MANY_TERMS = 20_000;

function showCompilation(sets: readonly LabelledSet[]): void {
  const [category] = policy.categories;
  if (!category) return;
  const more = [
    ...files,
    { path: "terms/synthetic.txt", text: `[high insult]\n${syntheticTerms().join("\n")}\n` },
    { path: "synthetic.yaml", text: syntheticRule(category.id) },
  ];
  const measure = (given: typeof files) => {
    let compiled = policy;
    const ms = Array.from({ length: rounds }, () => {
      const before = processorMs();
      compiled = compilePolicy(given, { model });
      return processorMs() - before;
    });
    return { ms, compiled };
  };
  const [shipped, grown] = [measure(files), measure(more)];
  heading(`compile: ms of processor time, first and best of ${rounds}; then the cost of judging, best of ${rounds}`);
  const cost = compareCost([shipped.compiled, grown.compiled], textsFor(sets));
  showTable([
    ["", "first", "best", "µs a text"],
    ["as shipped", ...firstAndBest(shipped.ms), cost[0] ?? ""],
    [`with ${MANY_TERMS.toLocaleString("en")} terms more`, ...firstAndBest(grown.ms), cost[1] ?? ""],
  ]);
}

const firstAndBest = (ms: readonly number[]) => [(ms[0] ?? 0).toFixed(0), Math.min(...ms).toFixed(0)];

/** None of them has one of the new terms, as it mostly is where a publisher's list is long. */
function textsFor(sets: readonly LabelledSet[]): readonly string[] {
  if (sets.length > 0) return chooseTexts(sets);
  return policy.rules.flatMap(({ title, notice }) => [title, notice, `${title}. ${notice}`]);
}

function compareCost(policies: readonly [CompiledPolicy, CompiledPolicy], texts: readonly string[]) {
  const engines = policies.map((each) => ownEngine(each));
  const best = engines.map(() => Infinity);
  for (let round = 0; round < 2 * rounds; round++)
    engines.forEach((engine, at) => {
      best[at] = Math.min(best[at] ?? Infinity, timed(engine, texts) / texts.length);
    });
  return best.map((ms) => (ms * 1000).toFixed(1));
}

/** Words that no language has, all different. */
function syntheticTerms(): readonly string[] {
  const syllables = ["zor", "vek", "quil", "brax", "nuf", "thim", "pold", "wex", "gri", "yab", "kov", "lurd", "sneb"];
  const pick = (number: number) => syllables[number % syllables.length] ?? "";
  return Array.from({ length: MANY_TERMS }, (_, at) => {
    const rest = [at, Math.floor(at / 13), Math.floor(at / 169), Math.floor(at / 2197)];
    return `${rest.map(pick).join("")}${"abcdefghijklmnop"[Math.floor(at / 28_561)] ?? ""}`;
  });
}

function syntheticRule(category: string): string {
  return `rules:
  - id: bench.synthetic
    category: ${category}
    severity: high
    title: Made up
    notice: This word is made up.
    match: { terms: { files: [terms/synthetic.txt] } }
    dsa: { category: STATEMENT_CATEGORY_OTHER_VIOLATION_TC, keywords: [KEYWORD_OTHER] }
    examples: { matches: [${syntheticTerms()[0]}], passes: [Hello.] }
`;
}

const [folder] = positionals;
if (folder === undefined && (wants("quality") || wants("speed"))) throw new Error("Name a folder of labelled sets.");
const known = policy.categories.map(({ id }) => id);
const sets = folder === undefined ? [] : await readLabelledSets(folder, known);
const libraries = sets.length > 0 && (wants("quality") || wants("speed")) ? await loadLibraries() : [];
if (folder !== undefined && wants("quality"))
  showQuality(sets, { gates: await readGates(folder, undefined), libraries });
if (wants("speed")) showSpeed(sets, libraries);
if (wants("growth")) showGrowth(policy);
if (wants("compile")) showCompilation(sets);
