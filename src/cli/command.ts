/** Where a command reads and writes: results on stdout alone, so that they can be piped; all else on stderr. */
export interface Io {
  /** One line of the result. */
  readonly out: (line: string) => void;
  /** One line of progress or of an error. */
  readonly err: (line: string) => void;
  /** Draws a line of progress in the place of the one before; only where standard error is a terminal. */
  readonly redraw?: (line: string) => void;
  readonly input: AsyncIterable<string | Buffer>;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Command {
  /** One word, or two for a command of a group: `staff add`. */
  readonly name: string;
  /** The rest of the line in the usage: `EMAIL --role moderator|administrator`. */
  readonly usage?: string;
  readonly summary: string;
  /** Resolves to the exit code; 0 only on success. A `UsageError` is answered with the usage and 2. */
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
}

/** The command line itself is wrong. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
