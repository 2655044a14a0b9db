import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { stringify } from "yaml";
import { instantOrDay } from "../http/instant.ts";
import type { PolicyFile } from "../policy/compile.ts";
import { findActiveHash } from "../policy-revisions/activations.ts";
import { compileRevision } from "../policy-revisions/compile-revision.ts";
import { type StoredRevision, findRevision } from "../policy-revisions/stored-revision.ts";
import { checkSuggestion } from "../reports/check-suggestion.ts";
import { type PolicyEdit, applyEdits } from "../reports/policy-edits.ts";
import { type PolicySuggestion, readSuggestions } from "../reports/policy-suggestions.ts";
import type { Period } from "../reports/statistics.ts";
import { DAY, after, systemClock } from "../shared/clock.ts";
import { type Command, type Io, UsageError } from "./command.ts";
import { type CliDeps, withDeps } from "./open-deps.ts";

export const suggestCommands: readonly Command[] = [
  {
    name: "policy suggest",
    usage: "[--from DATE] [--to DATE] [--format yaml|json] [--id ID…] [--apply DIR]",
    summary: "Changes to the policy in force that moderators' decisions speak for, each tried as `policy check` would",
    run: suggest,
  },
];

const DEFAULT_DAYS = 30;

interface Asked {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly format: "yaml" | "json";
  /** Of these suggestions only; all when empty. */
  readonly ids: readonly string[];
  /** A folder to write those into that pass the check. */
  readonly folder: string | undefined;
}

async function suggest(args: readonly string[], io: Io): Promise<number> {
  const asked = readAsked(args);
  const period = periodOf(asked, systemClock());
  const checked = await withDeps(io, async (deps) => {
    const stored = await readActive(deps);
    const found = await readSuggestions(deps, { policy: await compileRevision(stored), ...period });
    const chosen = found.filter(({ id }) => asked.ids.length === 0 || asked.ids.includes(id));
    return chosen.map((each, at) => check(each, { stored, io, place: `${at + 1} of ${chosen.length}` }));
  });
  io.out(asked.format === "json" ? JSON.stringify(checked, null, 2) : stringify(checked, { lineWidth: 0 }).trimEnd());
  const ready = checked.filter(({ edits, problems }) => edits.length > 0 && problems.length === 0);
  io.err(`${checked.length} suggestions, of which ${ready.length} pass the check of the policy in force.`);
  if (asked.folder !== undefined) await apply(ready, { folder: asked.folder, io });
  return 0;
}

function readAsked(args: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...args],
    options: {
      from: { type: "string" },
      to: { type: "string" },
      format: { type: "string", default: "yaml" },
      id: { type: "string", multiple: true, default: [] },
      apply: { type: "string" },
    },
  });
  const format = (["yaml", "json"] as const).find((each) => each === values.format);
  if (!format) throw new UsageError("--format is yaml or json.");
  for (const time of [values.from, values.to])
    if (time !== undefined && !instantOrDay.safeParse(time).success) throw new UsageError(`${time} is no date.`);
  return { from: values.from, to: values.to, format, ids: values.id, folder: values.apply };
}

function periodOf({ from, to }: Pick<Asked, "from" | "to">, now: Date): Period {
  const end = to === undefined ? now : new Date(to);
  const period = { from: from === undefined ? after(end, -DEFAULT_DAYS * DAY) : new Date(from), to: end };
  if (period.from >= period.to) throw new UsageError("The period must begin before it ends.");
  return period;
}

async function readActive({ db }: CliDeps): Promise<StoredRevision> {
  const hash = await findActiveHash(db.prisma);
  const stored = hash === null ? null : await findRevision(db.prisma, hash);
  if (!stored) throw new Error("No policy is active yet: start the server once.");
  return stored;
}

type Checked = PolicySuggestion & { readonly problems: readonly string[] };

interface Check {
  readonly stored: StoredRevision;
  readonly io: Io;
  readonly place: string;
}

function check(suggestion: PolicySuggestion, { stored: { files, model }, io, place }: Check): Checked {
  const { edits } = suggestion;
  const problems = edits.length === 0 ? [] : checkSuggestion({ files, model, edits });
  io.err(`${place}: ${suggestion.kind} for ${suggestion.ruleId}, ${problems.length === 0 ? "passes" : "fails"}`);
  return { ...suggestion, problems };
}

interface Apply {
  readonly folder: string;
  readonly io: Io;
}

/** Only the files that a suggestion names are read and written; what the folder's editor has changed meanwhile stays. */
async function apply(ready: readonly Checked[], { folder, io }: Apply): Promise<void> {
  const edits: readonly PolicyEdit[] = ready.flatMap((each) => each.edits);
  const paths = [...new Set(edits.map(({ file }) => file))];
  const before = (await Promise.all(paths.map((path) => readIfThere(folder, path)))).flat();
  for (const { path, text } of applyEdits(before, edits)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
    io.err(`${join(folder, path)} is changed.`);
  }
}

async function readIfThere(folder: string, path: string): Promise<readonly PolicyFile[]> {
  try {
    return [{ path, text: await readFile(join(folder, path), "utf8") }];
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
