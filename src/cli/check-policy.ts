import { parseArgs } from "node:util";
import { POLICIES, type PolicyFiles, readPolicyFiles } from "../config/policy-files.ts";
import { compilePolicy } from "../policy/compile.ts";
import { lintPolicy } from "../policy/lint/lint-policy.ts";
import type { Advice } from "../policy/lint/sources.ts";
import { PolicyError } from "../policy/policy-error.ts";
import { SIGNALS } from "../policy-revisions/revision-faults.ts";
import { type Io, UsageError } from "./command.ts";

/** What a check found: an error must not go in force, a warning says what has no effect. */
interface Report {
  readonly revision: string;
  readonly rules: number;
  readonly categories: number;
  readonly problems: readonly Advice[];
}

/** Reads a policy strictly, tries its examples, and looks for what it has in vain. Only errors, or all with `--strict`, fail. */
export async function checkPolicy(args: readonly string[], io: Io): Promise<number> {
  const { folder, format, strict } = readArguments(args);
  const report = inspectPolicy(await readPolicyFiles(folder));
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
function inspectPolicy({ files, model, revision }: PolicyFiles): Report {
  try {
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
  if (problems.length > 0) io.err(`${errors} errors, ${problems.length - errors} warnings`);
  if (errors === 0) io.out(`${rules} rules in ${categories} categories, revision ${revision}`);
}
