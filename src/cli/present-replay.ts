import type { Example, CandidateReplay, RuleChange, Transition } from "../policy-revisions/replay-candidate.ts";
import { isVisible } from "../policy-revisions/replay-candidate.ts";
import type { Difference, OwnReplay, Skipped } from "../policy-revisions/replay-own.ts";
import { grouped } from "./progress.ts";
import { table } from "./table.ts";

/** One difference as lines: what was stored, and what the same revision says now. */
export function presentDifference(found: Difference): readonly string[] {
  const { decisionId, commentId, revision, decidedAt, policyRevision, outcome, categories, notices, matches } = found;
  const pair = (name: string, [stored, replayed]: readonly [unknown, unknown]) =>
    `  ${name}: stored ${JSON.stringify(stored)}, now ${JSON.stringify(replayed)}`;
  return [
    `decision ${decisionId} of ${decidedAt} about ${commentId} revision ${revision}, policy ${policyRevision.slice(0, 12)}`,
    ...(outcome ? [pair("outcome", outcome)] : []),
    ...(categories ? [pair("categories", categories)] : []),
    ...(notices ? [pair("notices", notices)] : []),
    ...(matches ? [pair("matches", [matches.stored.map(placeOf), matches.replayed.map(placeOf)])] : []),
    ...(found.text === undefined ? [] : [`  text: ${JSON.stringify(found.text)}`]),
  ];
}

type Place = NonNullable<Difference["matches"]>["stored"][number];
const placeOf = ({ ruleId, severity, mode, start, end }: Place): string =>
  `${ruleId} ${severity}${mode === "shadow" ? " shadow" : ""} ${start}–${end}`;

const WHY: Readonly<Record<Skipped["reason"], string>> = {
  other_engine: "were judged by another version of the engine",
  text_purged: "have no text any more",
  policy_unreadable: "name a policy that cannot be read",
};

export function presentOwn({ total, same, different, skipped, policyRevisions }: OwnReplay): readonly string[] {
  return [
    `${grouped(total)} decisions, ${policyRevisions.length} policy revisions: ${grouped(same)} the same, ${grouped(different)} different`,
    ...skipped.map(
      ({ reason, detail, decisions }) => `${grouped(decisions)} ${WHY[reason]}${detail === "" ? "" : ` (${detail})`}`,
    ),
  ];
}

export function presentCandidate(replay: CandidateReplay): readonly string[] {
  const { candidate, total, changed, unchanged, withoutText, transitions, rules } = replay;
  return [
    `Candidate ${candidate.slice(0, 12)} over ${grouped(total)} stored decisions: ` +
      `${grouped(changed)} would change, ${grouped(unchanged)} would not` +
      (withoutText > 0 ? `, ${grouped(withoutText)} have no text any more` : ""),
    ...headlines(transitions),
    ...section("Outcomes that would change", transitionTable(transitions)),
    ...section("Rules", ruleTable(rules.filter(({ gained, lost }) => gained.decisions + lost.decisions > 0))),
    ...section("Against a person's word", transitions.flatMap(againstLines)),
    ...section("Examples", transitions.flatMap(exampleLines)),
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", title, ...lines];

/** What a moderator wants to know first: how many more would be hidden or shown, and what people had said of those. */
function headlines(transitions: readonly Transition[]): readonly string[] {
  const to = (wanted: (transition: Transition) => boolean) => sum(transitions.filter(wanted));
  const removed = to((transition) => transition.to === "remove");
  const held = to(({ from, to: becomes }) => becomes === "hold" && isVisible(from));
  const shown = to(({ from, to: becomes }) => isVisible(becomes) && !isVisible(from));
  const line = (what: string, { decisions, published, kept }: ReturnType<typeof sum>) =>
    decisions === 0
      ? []
      : [
          `It would ${what} ${grouped(decisions)}: of these a person had published ${grouped(published)}, removed ${grouped(kept)}.`,
        ];
  return [...line("newly remove", removed), ...line("newly hold", held), ...line("no longer hide", shown)];
}

const sum = (transitions: readonly Transition[]) => ({
  decisions: transitions.reduce((all, { decisions }) => all + decisions, 0),
  published: transitions.reduce((all, { humans }) => all + humans.published, 0),
  kept: transitions.reduce((all, { humans }) => all + humans.removed, 0),
});

const HUMAN_COLUMNS = ["a person published", "a person removed", "overturned", "upheld"] as const;
type Humans = Transition["humans"];
const humanCells = ({ published, removed, overturned, upheld }: Humans): readonly string[] =>
  [published, removed, overturned, upheld].map(grouped);

function transitionTable(transitions: readonly Transition[]): readonly string[] {
  return table(
    ["", "decisions", ...HUMAN_COLUMNS],
    transitions.map(({ from, to, decisions, humans }) => [
      `${from} → ${to}`,
      grouped(decisions),
      ...humanCells(humans),
    ]),
  );
}

function ruleTable(rules: readonly RuleChange[]): readonly string[] {
  return table(
    ["", "matched", "would match", "gained", "of it published", "removed", "lost", "of it published", "removed"],
    rules.map(({ ruleId, mode, before, after, gained, lost }) => [
      mode === "shadow" ? `${ruleId} (shadow)` : ruleId,
      ...[before, after].map(grouped),
      ...[gained, lost].flatMap(({ decisions, humans }) => [decisions, humans.published, humans.removed].map(grouped)),
    ]),
  );
}

const againstLines = ({ from, to, againstHumans }: Transition): readonly string[] =>
  againstHumans.flatMap((example) => exampleLine(`${from} → ${to}`, example));

const exampleLines = ({ from, to, examples }: Transition): readonly string[] =>
  examples.flatMap((example) => exampleLine(`${from} → ${to}`, example));

const exampleLine = (change: string, { decisionId, commentId, revision, text }: Example): readonly string[] => [
  `  ${change}  comment ${commentId} revision ${revision}, decision ${decisionId}`,
  ...(text === undefined ? [] : [`    ${JSON.stringify(text)}`]),
];
