import { POLICIES, type PolicyFiles, readPolicyFiles } from "../../src/config/policy-files.ts";
import type { CompiledPolicy } from "../../src/policy/compile.ts";
import { compileRevision } from "../../src/policy-revisions/compile-revision.ts";

let files: Promise<PolicyFiles> | undefined;
let compiled: Promise<CompiledPolicy> | undefined;

/** The policy that is shipped, read once for all test files of a worker. */
export const shippedFiles = (): Promise<PolicyFiles> => (files ??= readPolicyFiles(POLICIES));

/** The same, compiled once for all test files of a worker: to compile it takes more than a second. */
export const shippedPolicy = (): Promise<CompiledPolicy> => (compiled ??= compileShipped());

async function compileShipped(): Promise<CompiledPolicy> {
  const { files: shipped, model, revision } = await shippedFiles();
  return (await compileRevision({ hash: revision, files: [...shipped], model })).compiled;
}
