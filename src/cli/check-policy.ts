import { parseArgs } from "node:util";
import { POLICIES, readPolicyFiles } from "../config/policy-files.ts";
import { compilePolicy } from "../policy/compile.ts";
import { lintPolicy } from "../policy/lint/lint-policy.ts";
import type { Advice } from "../policy/lint/sources.ts";
import { PolicyError } from "../policy/policy-error.ts";
import { SIGNALS } from "../policy-revisions/revision-faults.ts";
import { type Io, UsageError } from "./command.ts";
import { counted } from "./counted.ts";

/** What a check found: an error must not go in force, a warning says what has no effect. */
interface Report {
  /** Null: not all of its files can be read. */
  readonly revision: string | null;
  readonly rules: number;
  readonly categories: number;
  readonly problems: readonly Advice[];
}

/** Reads a policy strictly, tries its examples, and looks for what it has in vain. Only errors, or all with `--strict`, fail. */
export async function checkPolicy(args: readonly string[], io: Io): Promise<number> {
  const { folder, format, strict } = readArguments(args);
  const report = await inspectPolicy(folder);
  const errors = report.problems.filter(({ level }) => level === "error").length;
  if (format === "json") io.out(JSON.stringify(report, null, 2));
  else print({ report, errors }, io);
  return errors > 0 || (strict && report.problems.length > 0) ? 1 : 0;
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { format: { type: "string", default: "text" }, strict: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const [folder = POLICIES, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError("Name one folder.");
  if (!["text", "json"].includes(values.format)) throw new UsageError("The format is text or json.");
  return { folder, ...values };
}

/** Everything that is wrong with a policy, or in it for nothing. */
async function inspectPolicy(folder: string): Promise<Report> {
  let revision: string | null = null;
  try {
    const { files, model, revision: hash } = await readPolicyFiles(folder);
    revision = hash;
    const compiled = compilePolicy(files, { model });
    const { rules, categories } = compiled;
    const problems = lintPolicy({ files, compiled, signals: SIGNALS });
    return { revision, rules: rules.length, categories: categories.length, problems };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const problems = error.problems.map((problem) => ({ ...problem, level: "error" as const }));
    return { revision, rules: 0, categories: 0, problems };
  }
}

function print({ report, errors }: { readonly report: Report; readonly errors: number }, io: Io): void {
  const { revision, rules, categories, problems } = report;
  for (const { file, line, level, message } of problems) io.err(`${file}:${line}: ${level}: ${message}`);
  if (problems.length > 0) io.err(`${counted(errors, "error")}, ${counted(problems.length - errors, "warning")}`);
  if (errors === 0)
    io.out(`${counted(rules, "rule")} in ${counted(categories, "category", "categories")}, revision ${revision}`);
}
