import { parseArgs } from "node:util";
import type { ActivePolicy } from "../deps.ts";
import { instantOrDay } from "../http/instant.ts";
import { type Reading, type Scope, readJudged } from "../policy-revisions/read-judged.ts";
import { type Change, replayCandidate } from "../policy-revisions/replay-candidate.ts";
import { type Difference, replayOwn } from "../policy-revisions/replay-own.ts";
import { type Command, type Io, UsageError } from "./command.ts";
import { withDatabase } from "./open-deps.ts";
import { presentCandidate, presentDifference, presentOwn } from "./present-replay.ts";
import { type Progress, startProgress } from "./progress.ts";
import { readPolicy } from "./read-policy.ts";

export const replayCommands: readonly Command[] = [
  {
    name: "policy replay",
    usage: "[DIR | --own] [--sample N | --all] [--seed N] [--since DATE] [--format text|json] [--show-text]",
    summary:
      "Judge stored decisions again: each by its own revision (--own, or no folder), or all by a folder's policy; nothing is written",
    run: replay,
  },
];

interface Arguments {
  /** Null: each decision by its own revision. */
  readonly folder: string | null;
  readonly scope: Scope;
  readonly format: "text" | "json";
  readonly showText: boolean;
}

async function replay(args: readonly string[], io: Io): Promise<number> {
  const { folder, scope, format, showText } = readArguments(args);
  const candidate = folder === null ? null : await readPolicy(folder);
  const work = async (reading: Reading) => {
    const progress = startProgress(io, reading.total);
    const said = { since: scope.since?.toISOString() ?? null, sample: scope.sample, seed: scope.seed };
    const form = { format, showText, scope: said, progress };
    return candidate ? printCandidate(io, reading, { ...form, candidate }) : printOwn(io, reading, form);
  };
  return withDatabase(io, ({ db }) => readJudged(db.url, scope, work), { readOnly: true });
}

function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      own: { type: "boolean", default: false },
      all: { type: "boolean", default: false },
      sample: { type: "string" },
      seed: { type: "string", default: "1" },
      since: { type: "string" },
      format: { type: "string", default: "text" },
      "show-text": { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  const [folder = null, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError("Name one folder, or none.");
  if (folder !== null && values.own) throw new UsageError("--own judges by the stored revisions: name no folder.");
  if (values.all && values.sample !== undefined) throw new UsageError("Give --sample or --all, not both.");
  const { format } = values;
  if (format !== "text" && format !== "json") throw new UsageError("--format is text or json.");
  const scope = {
    sample: values.sample === undefined ? null : readNumber("--sample", values.sample, 1),
    seed: readNumber("--seed", values.seed, 0),
    since: values.since === undefined ? null : readDate(values.since),
    withHumans: folder !== null,
  };
  return { folder, scope, format, showText: values["show-text"] };
}

function readNumber(name: string, given: string, least: number): number {
  const number = /^\d{1,9}$/.test(given) ? Number(given) : -1;
  if (number < least) throw new UsageError(`${name} must be a whole number from ${least}.`);
  return number;
}

function readDate(given: string): Date {
  if (!instantOrDay.safeParse(given).success)
    throw new UsageError("--since must be a date such as 2026-11-22, or a time such as 2026-11-22T12:00:00Z.");
  return new Date(given);
}

interface Form extends Pick<Arguments, "format" | "showText"> {
  readonly scope: Readonly<Record<"since" | "sample" | "seed", string | number | null>>;
  readonly progress: Progress;
}

/** Says what it hears as it hears it: the memory does not grow with what there is to say. */
async function printOwn(io: Io, reading: Reading, { format, showText, scope, progress }: Form): Promise<number> {
  const list = format === "json" ? openJsonList(io) : null;
  const onDifference = (difference: Difference) =>
    list ? list.add(difference) : presentDifference(difference).forEach(io.out);
  const result = await replayOwn(reading, { showText, onDifference, onProgress: progress.at });
  progress.end();
  if (list) list.end({ scope, ...result });
  else presentOwn(result).forEach(io.out);
  return result.different === 0 ? 0 : 1;
}

interface CandidateForm extends Form {
  readonly candidate: ActivePolicy;
}

async function printCandidate(io: Io, reading: Reading, form: CandidateForm): Promise<number> {
  const { candidate, format, showText, scope, progress } = form;
  const list = format === "json" ? openJsonList(io) : null;
  const onChange = (change: Change) => list?.add(change);
  const result = await replayCandidate(reading, { candidate, showText, onChange, onProgress: progress.at });
  progress.end();
  if (list) list.end({ scope, ...result });
  else presentCandidate(result).forEach(io.out);
  return 0;
}

/** `{"items": [` … `], "summary": …}`, an item a line, of any length. */
function openJsonList(io: Io) {
  let waiting: string | undefined;
  io.out('{"items": [');
  return {
    add: (item: unknown) => {
      if (waiting !== undefined) io.out(`${waiting},`);
      waiting = JSON.stringify(item);
    },
    end: (summary: unknown) => {
      if (waiting !== undefined) io.out(waiting);
      io.out(`], "summary": ${JSON.stringify(summary, null, 2)}}`);
    },
  };
}
