/**
 * Comments a second on one core: the shipped policy as a whole and by category, and bad-words, in one run on the same
 * texts. `node src/cli/ready.mjs && node bench/policy.mjs [ROUNDS]`. Figures are processor time, best of the rounds;
 * every engine runs once in each round, so that a busy machine slows all of them alike.
 */
import { Filter } from "bad-words";
import { POLICIES, readPolicyFiles } from "../dist/config/policy-files.js";
import { compilePolicy } from "../dist/policy/compile.js";
import { evaluate } from "../dist/policy/evaluate.js";
import { explainMatch } from "../dist/policy/explain.js";

const TEXTS = 6000;
const ROUNDS = Number(process.argv[2] ?? 5);

/** A small generator with a fixed seed: every run judges the same texts. */
function createPicker(seed) {
  let state = seed;
  return (list) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)];
  };
}

const WHO = [
  "the council",
  "my neighbour",
  "our mayor",
  "the club",
  "this paper",
  "the ministry",
  "a reader",
  "you",
  "the drivers",
  "Mrs Weber",
];
const DID = [
  "has promised",
  "will never build",
  "should have asked for",
  "talked about",
  "wants to close",
  "paid for",
  "voted against",
  "forgot",
  "is proud of",
  "explains",
];
const WHAT = [
  "the new bridge",
  "a cycle lane on Station Road",
  "cheaper tickets for families",
  "the swimming pool",
  "more trees in the centre",
  "the budget of 2019",
  "that article",
  "better schools",
  "the night buses",
  "a second library",
];
const WHY = [
  "because nobody read the report",
  "although the costs are known",
  "and I think that is fair",
  "which surprises no one here",
  "but what about the people who live there",
  "so we will see in spring",
  "while other towns simply do it",
  "if the numbers are right",
  "as they did ten years ago",
  "and it's about time",
];
const ASIDE = [
  "Honestly,",
  "To be fair,",
  "Sorry, but",
  "As a nurse I can say that",
  "Good piece!",
  "Well,",
  "I don't get it:",
  "@tom:",
  "Once again",
  "Thanks.",
];
/** What a moderator waits for: about one comment in twenty. */
const BREACHES = [
  "You are a complete idiot and everybody knows it.",
  "What a load of bullshit, honestly.",
  "They should all be shot.",
  "Write to me at jane.doe@example.org if you want the files.",
  "This sh1t again, f u c k off.",
];

function writeTexts() {
  const pick = createPicker(42);
  const calm = Array.from({ length: 19 }, () => "");
  return Array.from({ length: TEXTS }, () => {
    const breach = pick([...calm, pick(BREACHES)]);
    return `${pick(ASIDE)} ${pick(WHO)} ${pick(DID)} ${pick(WHAT)} ${pick(WHY)}. ${breach || `${pick(WHO)} ${pick(DID)} ${pick(WHAT)}.`}`;
  });
}

function processorMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timed(run) {
  const before = processorMs();
  run();
  return processorMs() - before;
}

const texts = writeTexts();
const { files, model } = await readPolicyFiles(POLICIES);
let policy;
const compileMs = timed(() => (policy = compilePolicy(files, { model })));

const judgeAll = (judged) => () => {
  for (const text of texts) for (const match of evaluate(judged, text, {}).matches) explainMatch(judged, match, text);
};
const only = (category) => ({ ...policy, rules: policy.rules.filter((rule) => rule.category === category) });
const filter = new Filter();

const engines = [
  ["whole policy", judgeAll(policy)],
  ...policy.categories.map(({ id }) => [id, judgeAll(only(id))]),
  ["bad-words", () => texts.slice(0, TEXTS / 10).forEach((text) => filter.isProfane(text)), TEXTS / 10],
];
const best = engines.map(() => Infinity);
for (let round = 0; round < ROUNDS; round++)
  engines.forEach(([, run], at) => {
    best[at] = Math.min(best[at], timed(run));
  });

const characters = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
const matched = texts.filter((text) => evaluate(policy, text, {}).matches.length > 0).length;
console.log(
  `${texts.length} texts of ${characters.toFixed(0)} characters, ${matched} with a match; compiled in ${compileMs.toFixed(0)} ms`,
);
const rates = engines.map(([name, , count = TEXTS], at) => [name, (count / best[at]) * 1000]);
const [, slowest] = rates.at(-1);
for (const [name, rate] of rates)
  console.log(
    `${name.padEnd(14)} ${Math.round(rate).toLocaleString("en").padStart(9)} comments/s  ${(rate / slowest).toFixed(1).padStart(6)} × bad-words`,
  );
