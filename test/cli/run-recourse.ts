import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { COMMANDS } from "../../src/cli/commands.ts";
import { dispatch } from "../../src/cli/dispatch.ts";
import type { PolicyFiles } from "../../src/config/policy-files.ts";
import { whenOver } from "../support/test-scope.mjs";

export interface Ran {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
  /** What was drawn over and over on a terminal. */
  readonly drawn: readonly string[];
}

interface On {
  readonly url: string;
  /** As if standard error were a terminal. */
  readonly terminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** The command line in this process, on a database of the tests. */
export async function runRecourse({ url, terminal = false, env = {} }: On, ...args: string[]): Promise<Ran> {
  const [out, err, drawn]: [string[], string[], string[]] = [[], [], []];
  const code = await dispatch(COMMANDS, args, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    ...(terminal ? { redraw: (line: string) => void drawn.push(line) } : {}),
    input: Readable.from([]),
    env: { DATABASE_URL: url, SESSION_SECRET: "x", APPEAL_LINK_KEYS: "a:YWFh", AUDIT_KEY: "x", ...env },
  });
  return { code, out, err, drawn };
}

/** A policy as a folder, gone after the test file. */
export async function writePolicy({ files }: Pick<PolicyFiles, "files">): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "recourse-policy-"));
  whenOver(() => rm(folder, { recursive: true, force: true }));
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** The same policy with other words in its files. */
export const changed = (
  { files }: Pick<PolicyFiles, "files">,
  from: string,
  to: string,
): Pick<PolicyFiles, "files"> => {
  if (!files.some(({ text }) => text.includes(from))) throw new Error(`the policy has no "${from}"`);
  return { files: files.map(({ path, text }) => ({ path, text: text.replaceAll(from, to) })) };
};
