import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { z } from "zod";
import { POLICIES } from "../config/policy-files.ts";
import { signalsOfText } from "../comments/screening.ts";
import { judge } from "../decisions/judgement.ts";
import { type ActivePolicy } from "../deps.ts";
import type { Command, Io } from "./command.ts";
import { readFolder } from "./read-folder.ts";
import { readPolicy } from "./read-policy.ts";
import { checkPolicy } from "./check-policy.ts";
import { writeSchemas } from "./write-schemas.ts";

export const policyCommands: readonly Command[] = [
  {
    name: "policy check",
    usage: "[DIR] [--format text|json] [--strict]",
    summary: "Read a policy strictly, try its examples, name what has no effect; all with file and line",
    run: checkPolicy,
  },
  {
    name: "policy schema",
    usage: "[DIR]",
    summary: "Write the JSON Schemas that editors read, into policies/schema",
    run: writeSchemas,
  },
  {
    name: "policy judge",
    usage: "[DIR]",
    summary: "Judge JSON lines {id, text} from standard input; needs no database",
    run: judgeLines,
  },
];

const inputLine = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

async function judgeLines(args: readonly string[], io: Io): Promise<number> {
  const policy = await readPolicy(readFolder(args, POLICIES));
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
  const { outcome, categories, matches } = judge(policy, text, signalsOfText(text)).evaluation;
  return { id, outcome, categories, matches };
}

function parseLine(line: string, number: number): z.infer<typeof inputLine> {
  try {
    return inputLine.parse(JSON.parse(line));
  } catch {
    throw new Error(`Line ${number} is not a JSON object with "id" and "text".`);
  }
}
