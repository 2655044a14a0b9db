import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { z } from "zod";
import { POLICIES, readPolicyFiles } from "../config/policy-files.ts";
import { judge } from "../decisions/judgement.ts";
import { type ActivePolicy } from "../deps.ts";
import { PolicyError } from "../policy/policy-error.ts";
import { activatePolicy } from "../policy-revisions/activate-policy.ts";
import { compileRevision, findRevision } from "../policy-revisions/active-policy.ts";
import type { Command, Io } from "./command.ts";
import { UsageError } from "./command.ts";
import { withDeps } from "./open-deps.ts";
import { operator } from "./operator.ts";

export const policyCommands: readonly Command[] = [
  {
    name: "policy check",
    usage: "[DIR]",
    summary: "Read a policy strictly and try its examples; every problem with file and line",
    run: checkPolicy,
  },
  {
    name: "policy judge",
    usage: "[DIR]",
    summary: "Judge JSON lines {id, text} from standard input; needs no database",
    run: judgeLines,
  },
  {
    name: "policy activate",
    usage: "DIR|REVISION",
    summary: "Put a folder's policy, or a stored revision, in force on every replica",
    run: activate,
  },
];

async function readPolicy(
  folder: string,
): Promise<ActivePolicy & { readonly stored: Parameters<typeof compileRevision>[0] }> {
  const { files, model, revision } = await readPolicyFiles(folder);
  const stored = { hash: revision, files: [...files], model };
  return { ...compileRevision(stored), stored };
}

async function checkPolicy([folder = POLICIES]: readonly string[], io: Io): Promise<number> {
  try {
    const { revision, compiled } = await readPolicy(folder);
    io.out(`${compiled.rules.length} rules in ${compiled.categories.length} categories, revision ${revision}`);
    return 0;
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    for (const { file, line, message } of error.problems) io.err(`${file}:${line}: ${message}`);
    io.err(`${error.problems.length} problems`);
    return 1;
  }
}

const inputLine = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

async function judgeLines([folder = POLICIES]: readonly string[], io: Io): Promise<number> {
  const policy = await readPolicy(folder);
  let number = 0;
  for await (const text of createInterface({ input: Readable.from(io.input), crlfDelay: Infinity })) {
    number += 1;
    // Some programs begin a file with a byte order mark.
    const line = number === 1 ? text.replace(/^\ufeff/, "") : text;
    if (line.trim() !== "") io.out(JSON.stringify(judgeLine(policy, { line, number })));
  }
  return 0;
}

function judgeLine(policy: ActivePolicy, { line, number }: { readonly line: string; readonly number: number }) {
  const { id, text } = parseLine(line, number);
  const { outcome, categories, matches } = judge(policy, text, {}).evaluation;
  return { id, outcome, categories, matches };
}

function parseLine(line: string, number: number): z.infer<typeof inputLine> {
  try {
    return inputLine.parse(JSON.parse(line));
  } catch {
    throw new Error(`Line ${number} is not a JSON object with "id" and "text".`);
  }
}

const REVISION = /^[0-9a-f]{64}$/;

async function activate([target]: readonly string[], io: Io): Promise<number> {
  if (target === undefined) throw new UsageError("Name a folder or a revision.");
  const revision = await withDeps(io, async (deps) => {
    const stored = REVISION.test(target)
      ? await findRevision(deps.db.prisma, target)
      : (await readPolicy(target)).stored;
    if (!stored) throw new Error(`There is no stored revision ${target}.`);
    await activatePolicy(deps, { revision: stored, actor: operator() });
    return stored.hash;
  });
  io.out(revision);
  io.err("This policy is in force now, on every replica.");
  return 0;
}
