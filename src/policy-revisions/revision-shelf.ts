import { policyRevision } from "../config/policy-files.ts";
import type { ActivePolicy } from "../deps.ts";
import { compilePolicy } from "../policy/compile.ts";
import { PolicyError } from "../policy/policy-error.ts";
import type { Reading } from "./read-judged.ts";
import { storedFiles } from "./stored-revision.ts";

/** Decisions come in the order of time, and at one time few revisions are in force: so many stay compiled. */
const KEPT = 4;

export type Shelved = ActivePolicy | { readonly unreadable: string };

/** Compiles each revision when the first decision asks for it; one that cannot be read says why. */
export function openShelf(find: Reading["findStoredPolicy"]): (hash: string) => Promise<Shelved> {
  const shelf = new Map<string, Shelved>();
  return async (hash) => {
    const found = shelf.get(hash) ?? (await compileStored(find, hash));
    shelf.delete(hash);
    shelf.set(hash, found);
    const [oldest] = shelf.keys();
    if (shelf.size > KEPT && oldest !== undefined) shelf.delete(oldest);
    return found;
  };
}

async function compileStored(find: Reading["findStoredPolicy"], hash: string): Promise<Shelved> {
  const row = await find(hash);
  const files = storedFiles.safeParse(row?.files);
  if (!row || !files.success) return { unreadable: "its files are not there" };
  const model = row.model ?? undefined;
  if (policyRevision(files.data, model, row.engineVersion) !== hash)
    return { unreadable: "its files do not give its hash" };
  try {
    return { revision: hash, compiled: compilePolicy(files.data, { model }) };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const [first] = error.problems;
    return { unreadable: first ? `${first.file}:${first.line}: ${first.message}` : error.message };
  }
}
