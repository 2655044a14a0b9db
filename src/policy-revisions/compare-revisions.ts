import { type StructuredPatchHunk, diffWordsWithSpace, structuredPatch } from "diff";
import type { StoredRevision } from "./stored-revision.ts";

interface Revisions {
  readonly before: StoredRevision;
  readonly after: StoredRevision;
}

export interface RevisionDifference {
  /** By path; only files that differ. */
  readonly files: readonly FileDifference[];
  /** The weights of the model. */
  readonly modelDiffers: boolean;
}

export interface FileDifference {
  readonly path: string;
  readonly kind: "added" | "gone" | "changed";
  readonly added: number;
  readonly removed: number;
  /** Empty where the two are too different to be shown line by line. */
  readonly hunks: readonly Hunk[];
  /** Changed lines beyond those in `hunks`. */
  readonly hidden: number;
}

export interface Hunk {
  /** The rule that its first change belongs to; null in other places and in other files. */
  readonly rule: string | null;
  readonly lines: readonly Line[];
}

export interface Line {
  readonly kind: "same" | "added" | "removed";
  /** Of the file it stands in: an added or equal line in the new one, a removed line in the old one. */
  readonly number: number;
  readonly pieces: readonly Piece[];
}

interface Piece {
  readonly text: string;
  /** Not in the line's counterpart. A line without one is whole. */
  readonly changed: boolean;
}

/** Files of a policy are written by hand: some hundred lines at most differ between two that are near. */
const MOST_LINES = 400;
const TIMEOUT_MS = 500;
const CONTEXT_LINES = 3;

/** What an editor has changed between two revisions, file by file, with the words that differ within a line. */
export function compareRevisions({ before, after }: Revisions): RevisionDifference {
  const old = new Map(before.files.map(({ path, text }) => [path, text]));
  const now = new Map(after.files.map(({ path, text }) => [path, text]));
  const paths = [...new Set([...old.keys(), ...now.keys()])].toSorted();
  return {
    files: paths.flatMap((path) => compareFile(path, old.get(path), now.get(path)) ?? []),
    modelDiffers: !sameBytes(before.model, after.model),
  };
}

function sameBytes(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one === undefined || other === undefined ? one === other : Buffer.compare(one, other) === 0;
}

function compareFile(path: string, old: string | undefined, now: string | undefined): FileDifference | null {
  if (old === now) return null;
  const kind = old === undefined ? "added" : now === undefined ? "gone" : "changed";
  const options = { context: CONTEXT_LINES, timeout: TIMEOUT_MS };
  const patch = structuredPatch(path, path, old ?? "", now ?? "", undefined, undefined, options);
  if (!patch) return { path, kind, added: linesOf(now), removed: linesOf(old), hunks: [], hidden: 0 };
  const shown = firstHunks(patch.hunks);
  const all = patch.hunks.flatMap(({ lines }) => lines);
  const shownLines = shown.flatMap(({ lines }) => lines).filter(({ kind: each }) => each !== "same").length;
  const [added, removed] = [count(all, "+"), count(all, "-")];
  const named = shown.map((hunk) => ({ ...hunk, rule: ruleOf(hunk, { old, now }) }));
  return { path, kind, added, removed, hunks: named, hidden: added + removed - shownLines };
}

const linesOf = (text = ""): number => text.split("\n").length - 1;
const count = (lines: readonly string[], sign: string): number => lines.filter((line) => line.startsWith(sign)).length;

function firstHunks(hunks: readonly StructuredPatchHunk[]): readonly Pick<Hunk, "lines">[] {
  const shown: Pick<Hunk, "lines">[] = [];
  let left = MOST_LINES;
  for (const hunk of hunks) {
    if (left <= 0) break;
    const lines = readLines(hunk).slice(0, left);
    shown.push({ lines: pairWords(lines) });
    left -= lines.length;
  }
  return shown;
}

const KINDS: Readonly<Record<string, Line["kind"]>> = { " ": "same", "+": "added", "-": "removed" };

function readLines({ oldStart, newStart, lines }: StructuredPatchHunk): readonly Line[] {
  let [old, now] = [oldStart, newStart];
  return lines.flatMap((line) => {
    const kind = KINDS[line.charAt(0)];
    // “\ No newline at end of file”
    if (!kind) return [];
    const number = kind === "removed" ? old : now;
    if (kind !== "added") old += 1;
    if (kind !== "removed") now += 1;
    return [{ kind, number, pieces: [{ text: line.slice(1), changed: false }] }];
  });
}

/** Where lines were replaced, each is set against the one that took its place. */
function pairWords(lines: readonly Line[]): readonly Line[] {
  const paired = [...lines];
  for (let start = 0; start < lines.length; start += 1) {
    if (lines[start]?.kind !== "removed") continue;
    const removed = runLength(lines, start, "removed");
    const added = runLength(lines, start + removed, "added");
    for (const [at, withAt] of counterparts(lines, { start, removed, added })) pairOne(paired, at, withAt);
    start += removed + added - 1;
  }
  return paired;
}

interface Run {
  readonly start: number;
  readonly removed: number;
  readonly added: number;
}

/** By the key of a line of YAML; where as many lines came as went, by their place. */
function counterparts(lines: readonly Line[], { start, removed, added }: Run): readonly (readonly [number, number])[] {
  const free = Array.from({ length: added }, (_, offset) => start + removed + offset);
  return Array.from({ length: removed }, (_, offset) => start + offset).flatMap((at, offset) => {
    const key = keyOf(lines[at]);
    const same = key === null ? -1 : free.findIndex((each) => keyOf(lines[each]) === key);
    const place = removed === added ? free.indexOf(start + removed + offset) : -1;
    const [found] = free.splice(same >= 0 ? same : place >= 0 ? place : free.length, 1);
    return found === undefined ? [] : [[at, found] as const];
  });
}

const keyOf = (line: Line | undefined): string | null =>
  (line && /^\s*(?:- )?([\w-]+):/.exec(textOf(line))?.[1]) ?? null;

function runLength(lines: readonly Line[], from: number, kind: Line["kind"]): number {
  let end = from;
  while (lines[end]?.kind === kind) end += 1;
  return end - from;
}

/** A line of a list of terms may be long; beyond that its words are not compared. */
const LONGEST_LINE = 2_000;

function pairOne(lines: Line[], at: number, withAt: number): void {
  const [old, now] = [lines[at], lines[withAt]];
  if (!old || !now) return;
  const [before, after] = [textOf(old), textOf(now)];
  if (before.length > LONGEST_LINE || after.length > LONGEST_LINE) return;
  const changes = diffWordsWithSpace(before, after);
  const pick = (other: "added" | "removed") =>
    changes.flatMap((change) =>
      change[other] ? [] : [{ text: change.value, changed: change.added || change.removed }],
    );
  lines[at] = { ...old, pieces: pick("added") };
  lines[withAt] = { ...now, pieces: pick("removed") };
}

const textOf = ({ pieces }: Line): string => pieces.map(({ text }) => text).join("");

/** A rule begins with its id; the one above the first change is the one that was changed. */
const RULE = /^\s*- id: ([a-z][a-z0-9.-]*)\s*$/;

function ruleOf(
  { lines }: Pick<Hunk, "lines">,
  { old, now }: { readonly old: string | undefined; readonly now: string | undefined },
): string | null {
  const first = lines.find(({ kind }) => kind !== "same");
  if (!first) return null;
  const text = (first.kind === "removed" ? old : now) ?? "";
  const above = text.split("\n").slice(0, first.number);
  return above.map((line) => RULE.exec(line)?.[1]).findLast((id) => id !== undefined) ?? null;
}
