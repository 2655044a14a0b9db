import { type PolicyFile, compilePolicy } from "../policy/compile.ts";
import { PolicyError } from "../policy/policy-error.ts";
import { type PolicyEdit, applyEdits } from "./policy-edits.ts";

export interface CheckSuggestion {
  readonly files: readonly PolicyFile[];
  readonly model: Uint8Array | undefined;
  readonly edits: readonly PolicyEdit[];
}

/**
 * What `policy check` says of a policy with these changes in it, every example included: one line a problem, none when
 * it passes. It compiles the whole policy, so it costs about a second: for the command line, not for a request.
 */
export function checkSuggestion({ files, model, edits }: CheckSuggestion): readonly string[] {
  try {
    compilePolicy(applyEdits(files, edits), { model });
    return [];
  } catch (error) {
    if (!(error instanceof PolicyError)) return [error instanceof Error ? error.message : String(error)];
    return error.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
  }
}
