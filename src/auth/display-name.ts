import { randomInt } from "node:crypto";
import type { ActivePolicy } from "../deps.ts";
import { evaluate } from "../policy/evaluate.ts";

const MAX_CHARACTERS = 80;
/** Vietnamese and pointed Hebrew need three marks on a letter; "zalgo" text piles up dozens. */
const MARKS_IN_A_ROW = /\p{M}{5,}/u;
/** Controls, zero-width and direction characters, private use, and letters that are drawn as nothing. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\u{115F}\u{1160}\u{2800}\u{3164}\u{FFA0}]/u;
const VISIBLE = /[\p{L}\p{N}\p{S}\p{P}]/u;

export type DisplayName =
  | { readonly acceptable: true; readonly name: string }
  | { readonly acceptable: false; readonly problem: string };

/** A display name as it will be kept, or the sentence that says why it cannot be. The policy for comments judges it. */
export function readDisplayName({ compiled }: ActivePolicy, given: string): DisplayName {
  const name = given
    .normalize("NFC")
    .trim()
    .replace(/\p{Zs}+/gu, " ");
  const problem = findFormProblem(name) ?? findPolicyProblem(compiled, name);
  return problem === undefined ? { acceptable: true, name } : { acceptable: false, problem };
}

function findFormProblem(name: string): string | undefined {
  if (INVISIBLE.test(name)) return "A name may not hold invisible characters.";
  if (MARKS_IN_A_ROW.test(name)) return "A name may not pile marks on a letter.";
  if (!VISIBLE.test(name)) return "A name needs at least one visible character.";
  return [...name].length > MAX_CHARACTERS ? `A name may have ${MAX_CHARACTERS} characters.` : undefined;
}

function findPolicyProblem(compiled: ActivePolicy["compiled"], name: string): string | undefined {
  const { outcome, notices } = evaluate(compiled, name, {});
  return outcome === "publish" ? undefined : (notices[0] ?? "This name is not allowed here.");
}

/** For whoever gave no name, or none that can be shown. Two people may get the same. */
export const neutralName = (): string => `Reader ${randomInt(1_000, 10_000)}`;
