import { readPolicyFiles } from "../config/policy-files.ts";
import type { ActivePolicy } from "../deps.ts";
import { compilePolicy } from "../policy/compile.ts";

/** A folder's policy, ready to judge. Throws PolicyError when it does not pass its own check. */
export async function readPolicy(folder: string): Promise<ActivePolicy> {
  const { files, model, revision } = await readPolicyFiles(folder);
  return { revision, compiled: compilePolicy(files, { model }) };
}
