export interface Problem {
  /** Relative to the policies folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
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
