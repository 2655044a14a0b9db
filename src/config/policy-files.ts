import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { Filter } from "bad-words";
import { PROJECT_ROOT } from "./data-dir.ts";
import { nameFile } from "./name-file.ts";
import type { PolicyFile } from "../policy/compile.ts";
import { ENGINE_VERSION } from "../policy/engine-version.ts";

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
 * more, and the model in `model/*.bin` when there is one. Throws when the folder cannot be read or holds more than one model.
 */
export async function readPolicyFiles(folder: string): Promise<PolicyFiles> {
  const paths = await listFiles(folder);
  const unread = paths.find((path) => /\.yml$/i.test(path));
  if (unread) throw new Error(`${unread} would not be read: name it ${unread.replace(/yml$/i, "yaml")}.`);
  const read = paths.filter((path) => /\.(yaml|txt)$/.test(path) && path !== BAD_WORDS);
  const texts = read.map(async (path) => ({ path, text: await readText(join(folder, path)) }));
  const files = [...(await Promise.all(texts)), readBadWords()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const model = await readModel(folder, paths);
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
  const entries = await readdir(folder, { recursive: true });
  const paths = entries.map((path) => path.split(sep).join("/"));
  return paths.filter((path) => !path.startsWith(EXAMPLES)).toSorted();
}

const readText = (path: string): Promise<string> => nameFile(path, () => readFile(path, "utf8"));

function readBadWords(): PolicyFile {
  const words = new Set(new Filter().list.map((word) => word.trim().toLowerCase()));
  return { path: BAD_WORDS, text: `${[...words].toSorted().join("\n")}\n` };
}

async function readModel(folder: string, paths: readonly string[]): Promise<Uint8Array | undefined> {
  const models = paths.filter((path) => /^model\/[^/]+\.bin$/.test(path));
  if (models.length > 1) throw new Error(`${folder} holds more than one model: ${models.join(", ")}. Keep one.`);
  const [path] = models;
  if (path === undefined) return undefined;
  const named = join(folder, path);
  return new Uint8Array(await nameFile(named, () => readFile(named)));
}
