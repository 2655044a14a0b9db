import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { listFolder } from "../config/list-folder.ts";
import { PolicyError, type Problem } from "../policy/policy-error.ts";
import { readYaml } from "../policy/read-yaml.ts";
import { DEFAULT_GATES, type Gates, gatesSchema } from "../policy/scoring/gates.ts";
import { type LabelledRow, readLabelledRow } from "../policy/scoring/labelled-row.ts";
import { readText } from "./read-text.ts";

export interface LabelledSet {
  readonly category: string;
  readonly rows: readonly LabelledRow[];
}

const SET = /^(.+)\.jsonl(?:\.gz)?$/;

/**
 * Reads `<category>.jsonl` (or `.jsonl.gz`) for each category of which `folder` has labelled texts. Every line that is
 * no row is reported with file and line, and then nothing is scored: a set that lost rows would tell something else.
 */
export async function readLabelledSets(folder: string, categories: readonly string[]): Promise<readonly LabelledSet[]> {
  const names = (await listFolder(folder)).filter((name) => SET.test(name)).sort();
  if (names.length === 0) throw new Error(`${folder} holds no labelled set: name its files <category>.jsonl.`);
  const twin = names.find((name) => names.includes(`${name}.gz`));
  if (twin !== undefined)
    throw new Error(`${folder} holds both ${twin} and ${twin}.gz: their rows would count twice. Keep one of the two.`);
  const problems: Problem[] = [];
  const sets = names.map(async (name) => {
    const [category, file] = [SET.exec(name)?.[1] ?? name, join(folder, name)];
    if (!categories.includes(category)) problems.push({ file, line: 1, message: unknown(category, categories) });
    return { category, rows: await readRows(file, problems) };
  });
  const read = await Promise.all(sets);
  if (problems.length > 0) throw new PolicyError(problems.sort((a, b) => (a.file < b.file ? -1 : 1)));
  return read.toSorted((a, b) => categories.indexOf(a.category) - categories.indexOf(b.category));
}

const unknown = (category: string, known: readonly string[]) =>
  `the policy has no category “${category}”; it knows ${known.join(", ")}`;

async function readRows(file: string, problems: Problem[]): Promise<readonly LabelledRow[]> {
  const rows: LabelledRow[] = [];
  const lines = await readLines(file);
  if (lines.every((line) => line.trim() === "")) problems.push({ file, line: 1, message: "the file has no row" });
  lines.forEach((line, at) => {
    if (line.trim() === "") return;
    try {
      rows.push(readLabelledRow(line));
    } catch (error) {
      problems.push({ file, line: at + 1, message: error instanceof Error ? error.message : String(error) });
    }
  });
  return rows;
}

/** Some programs begin a file with a byte order mark. */
async function readLines(file: string): Promise<readonly string[]> {
  return (await readText(file)).replace(/^\ufeff/, "").split(/\r?\n/);
}

/** `gates.yaml` beside the sets, or the file that is named; without any, what is usual (`DEFAULT_GATES`). */
export async function readGates(folder: string, named: string | undefined): Promise<Gates> {
  const path = named ?? join(folder, "gates.yaml");
  const text = named === undefined && !existsSync(path) ? undefined : await readText(path);
  if (text === undefined) return DEFAULT_GATES;
  const problems: Problem[] = [];
  const read = readYaml({ path, text }, gatesSchema, (problem) => problems.push(problem));
  if (!read) throw new PolicyError(problems);
  return read.value;
}

const harmlessRow = z.object({
  text: z.string(),
  slice: z.string().optional(),
  source: z.string().optional(),
  y: z.union([z.literal(0), z.literal(false)], "a text for calibration must be harmless, y: 0").default(0),
});

export interface HarmlessText {
  readonly slice: string;
  readonly text: string;
}

/** Texts that are known to be harmless, `{text, y: 0}` a line, to set thresholds by; `slice` or `source` parts them. */
export async function readHarmlessTexts(file: string): Promise<readonly HarmlessText[]> {
  const problems: Problem[] = [];
  const texts = (await readLines(file)).flatMap((line, at) => {
    if (line.trim() === "") return [];
    const row = harmlessRow.safeParse(tryJson(line));
    if (row.success) return [{ slice: row.data.slice ?? row.data.source ?? "all", text: row.data.text }];
    problems.push({ file, line: at + 1, message: row.error.issues[0]?.message ?? "not a row" });
    return [];
  });
  if (problems.length > 0) throw new PolicyError(problems);
  if (texts.length === 0) throw new Error(`${file} has no row.`);
  return texts;
}

function tryJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
