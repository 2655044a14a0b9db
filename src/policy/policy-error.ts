import type { Fault } from "./lint/fault-words.ts";

export interface Problem {
  /** Relative to the policies folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** In English. */
  readonly message: string;
  /** What the message says, where other languages have words for it. */
  readonly fault?: Fault;
}

/** A policy that must not judge anyone, and every reason why. */
export class PolicyError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join("\n"));
    this.name = "PolicyError";
    this.problems = problems;
  }
}
