/** Errors of the language itself: their messages name code, never data. */
const PLAIN_ERRORS: ReadonlySet<string> = new Set([
  "Error",
  "TypeError",
  "RangeError",
  "ReferenceError",
  "AssertionError",
]);

export interface DescribedError {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

const MAX_CAUSES = 3;

/**
 * An error as it may be logged. Messages of drivers, parsers and mail servers quote values (a comment in Prisma's
 * arguments, an address in SMTP's answer, a key in PostgreSQL's), so only plain errors without a code keep theirs.
 */
export const describeError = (error: unknown): DescribedError => describe(error, MAX_CAUSES);

function describe(error: unknown, depth: number): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const message = PLAIN_ERRORS.has(error.name) && !("code" in error) ? { message: error.message } : {};
  const cause = error.cause !== undefined && depth > 0 ? { cause: describe(error.cause, depth - 1) } : {};
  return { type: error.name, ...code, ...message, ...framesOf(error), ...cause };
}

/** The stack without its first lines, which repeat the message. */
function framesOf({ stack }: Error): { readonly stack?: string } {
  const frames = stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return frames?.length ? { stack: frames.join("\n") } : {};
}
