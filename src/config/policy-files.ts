import { createHash } from "node:crypto";
import { lstat, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { Filter } from "bad-words";
import { PROJECT_ROOT } from "./data-dir.ts";
import { decodeUtf8 } from "./decode-utf8.ts";
import { listFolder } from "./list-folder.ts";
import { reasonOf } from "./name-file.ts";
import type { PolicyFile } from "../policy/compile.ts";
import { ENGINE_VERSION } from "../policy/engine-version.ts";
import { PolicyError, type Problem } from "../policy/policy-error.ts";

/** The policy of this clone. */
export const POLICIES = join(PROJECT_ROOT, "policies");

export interface PolicyFiles {
  /** In the order of their paths, as code units. */
  readonly files: readonly PolicyFile[];
  readonly model: Uint8Array | undefined;
  readonly revision: string;
}

/** What policy editors copy from: no part of the policy it lies in. */
const EXAMPLES = "examples/";

/** The npm package `bad-words` has its list in code: rules refer to it under this name. */
const BAD_WORDS = "terms/bad-words.txt";

/**
 * Reads `folder`: every .yaml and .txt file at any depth but those in examples/, the list of `bad-words` as one file
 * more, and the model in `model/*.bin` when there is one. Throws an Error when there is no such folder, and a
 * PolicyError with every file in it that cannot be read, or would not be.
 */
export async function readPolicyFiles(folder: string): Promise<PolicyFiles> {
  const paths = await listFiles(folder);
  const problems: Problem[] = [...misnamed(paths), ...secondModel(paths)];
  const read = paths.filter((path) => /\.(yaml|txt)$/.test(path) && path !== BAD_WORDS);
  const texts = await Promise.all(read.map((path) => readFileText({ folder, path }, problems)));
  const model = await readModel(folder, { paths, problems });
  if (problems.length > 0) throw new PolicyError(problems.toSorted((a, b) => (a.file < b.file ? -1 : 1)));
  const files = [...texts.flat(), readBadWords()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { files, model, revision: policyRevision(files, model, ENGINE_VERSION) };
}

/**
 * sha-256 in hex over the files, the model and the engine's version. Each part is headed by its name and length in
 * bytes, so that no two different sets encode alike; the order of `files` does not count.
 */
export function policyRevision(
  files: readonly PolicyFile[],
  model: Uint8Array | undefined,
  engineVersion: string,
): string {
  const hash = createHash("sha256");
  const add = (name: string, bytes: Uint8Array) =>
    hash.update(`${JSON.stringify(name)} ${bytes.length}\n`).update(bytes);
  add("engine", Buffer.from(engineVersion));
  if (model) add("model", model);
  for (const { path, text } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    add(`file ${path}`, Buffer.from(text));
  }
  return hash.digest("hex");
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await listFolder(folder, { recursive: true });
  const paths = entries.map((path) => path.split(sep).join("/"));
  return paths.filter((path) => !path.startsWith(EXAMPLES)).toSorted();
}

const misnamed = (paths: readonly string[]): readonly Problem[] =>
  paths
    .filter((path) => /\.yml$/i.test(path))
    .map((file) => ({ file, line: 1, message: `nobody would read it: name it ${file.replace(/yml$/i, "yaml")}` }));

interface Place {
  readonly folder: string;
  readonly path: string;
}

async function readFileText({ folder, path }: Place, problems: Problem[]): Promise<readonly PolicyFile[]> {
  const bytes = await readBytes({ folder, path }, problems);
  if (!bytes) return [];
  const read = decodeUtf8(bytes);
  if ("text" in read) return [{ path, text: read.text }];
  problems.push({ file: path, line: read.brokenLine, message: "this is no UTF-8: save the file as UTF-8" });
  return [];
}

/** Nothing for a file that cannot be read: a folder in its place, or a link to what is gone. */
async function readBytes({ folder, path }: Place, problems: Problem[]): Promise<Uint8Array | undefined> {
  const full = join(folder, path);
  try {
    return await readFile(full);
  } catch (error) {
    const isLink = (await lstat(full).catch(() => undefined))?.isSymbolicLink() ?? false;
    const reason = isLink ? `${reasonOf(error)}, for this is a symbolic link` : reasonOf(error);
    problems.push({ file: path, line: 1, message: `the file cannot be read, ${reason}: mend it, or delete it` });
    return undefined;
  }
}

function readBadWords(): PolicyFile {
  const words = new Set(new Filter().list.map((word) => word.trim().toLowerCase()));
  return { path: BAD_WORDS, text: `${[...words].toSorted().join("\n")}\n` };
}

const modelsOf = (paths: readonly string[]): readonly string[] =>
  paths.filter((path) => /^model\/[^/]+\.bin$/.test(path));

function secondModel(paths: readonly string[]): readonly Problem[] {
  const models = modelsOf(paths);
  const [, file] = models;
  return file === undefined
    ? []
    : [{ file, line: 1, message: `the policy holds more than one model: ${models.join(", ")}: keep one` }];
}

interface Reading {
  readonly paths: readonly string[];
  readonly problems: Problem[];
}

async function readModel(folder: string, { paths, problems }: Reading): Promise<Uint8Array | undefined> {
  const [path] = modelsOf(paths);
  const bytes = path === undefined ? undefined : await readBytes({ folder, path }, problems);
  return bytes && new Uint8Array(bytes);
}
