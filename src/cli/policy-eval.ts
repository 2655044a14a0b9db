import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { POLICIES } from "../config/policy-files.ts";
import { ENGINE_VERSION } from "../policy/engine-version.ts";
import { buildEvalReport, type EvalReport, type Parts } from "./build-eval-report.ts";
import { type Command, type Io, UsageError } from "./command.ts";
import { presentEvalPage } from "./eval-page.tsx";
import { gatesLine, percent, points } from "./eval-words.ts";
import { presentEvalText } from "./present-eval-text.ts";
import { readPolicy } from "./read-policy.ts";
import { readGates, readHarmlessTexts, readLabelledSets } from "./read-labelled-sets.ts";

export const evalCommands: readonly Command[] = [
  {
    name: "policy eval",
    usage:
      "DIR [--policy FOLDER] [--format text|json|html] [--out FILE] [--worst N] [--without model|rules] [--ablation] [--calibrate FILE] [--gates FILE]",
    summary: "Judge labelled sets, <category>.jsonl with {id, slice, y, text} a line, and say how right that was",
    run: evaluateSets,
  },
];

const FORMATS = ["text", "json", "html"] as const;
type Format = (typeof FORMATS)[number];

async function evaluateSets(args: readonly string[], io: Io): Promise<number> {
  const options = readOptions(args);
  const { revision, compiled: policy } = await readPolicy(options.policy);
  const gates = await readGates(options.folder, options.gates);
  const sets = await readLabelledSets(
    options.folder,
    policy.categories.map(({ id }) => id),
  );
  const harmless = options.calibrate === undefined ? undefined : await readHarmlessTexts(options.calibrate);
  const input = { ...options, policy, revision, engine: ENGINE_VERSION, sets, gates, harmless };
  await answer(buildEvalReport(input, io.err), { ...options, io });
  return 0;
}

function readOptions(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      policy: { type: "string", default: POLICIES },
      format: { type: "string", default: "text" },
      out: { type: "string" },
      worst: { type: "string" },
      without: { type: "string" },
      ablation: { type: "boolean", default: false },
      calibrate: { type: "string" },
      gates: { type: "string" },
    },
    allowPositionals: true,
  });
  const [folder, ...rest] = positionals;
  if (folder === undefined || rest.length > 0) throw new UsageError("Name one folder of labelled sets.");
  const format = FORMATS.find((each) => each === values.format);
  if (!format) throw new UsageError(`There is no format ${values.format}.`);
  const worst = values.worst === undefined ? DEFAULT_WORST[format] : Number(values.worst);
  if (!Number.isInteger(worst) || worst < 0) throw new UsageError("--worst takes a number of errors to show.");
  return { ...values, folder, format, worst, parts: readParts(values.without) };
}

/** A terminal shows figures; who reads a page wants to see what went wrong. */
const DEFAULT_WORST: Readonly<Record<Format, number>> = { text: 0, json: 10, html: 10 };

function readParts(without: string | undefined): Parts {
  if (without === undefined) return "all";
  if (without === "model") return "rules";
  if (without === "rules") return "model";
  throw new UsageError("--without takes model or rules.");
}

const PRESENT: Readonly<Record<Format, (report: EvalReport) => string>> = {
  text: presentEvalText,
  json: (report) => JSON.stringify(report, null, 2),
  html: presentEvalPage,
};

interface Answer {
  readonly format: Format;
  readonly out?: string | undefined;
  readonly io: Io;
}

async function answer(report: EvalReport, { format, out, io }: Answer): Promise<void> {
  const presented = PRESENT[format](report);
  if (out === undefined) return io.out(presented);
  await writeFile(out, `${presented}\n`);
  for (const { category, j, recall, specificity, ...gated } of report.categories)
    io.err(
      `${category}: J ${points(j)}, recall ${percent(recall)}, specificity ${percent(specificity)}, ${gatesLine(gated)}`,
    );
  io.out(out);
}
