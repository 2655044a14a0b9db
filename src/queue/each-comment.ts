import { z } from "zod";
import type { Deps } from "../deps.ts";
import { Refusal } from "../shared/refusal.ts";

/** An author has written as many as they have: so many are named at a time, each decided in a transaction of its own. */
export const BATCH = 100;

/** The refusals that say why this comment stays as it is. */
const LEFT_ALONE: ReadonlySet<string> = new Set([
  "conflict_of_interest",
  "case_claimed",
  "appeal_open",
  "invalid_state",
]);

export interface EachComment {
  /** The next comments after this id, in the order of their ids: at most `BATCH` rows with an `id`. */
  readonly find: (beyond: string) => Promise<unknown>;
  readonly decide: (commentId: string) => Promise<void>;
}

/** What a restriction does to its author's comments. One that may not be decided now is left as it is. */
export async function eachComment({ log }: Pick<Deps, "log">, { find, decide }: EachComment): Promise<void> {
  for (let beyond: string | undefined = FIRST; beyond !== undefined;) {
    const ids: string[] = rows.parse(await find(beyond)).map(({ id }) => id);
    for (const commentId of ids) {
      await decide(commentId).catch((error: unknown) => {
        if (!(error instanceof Refusal && LEFT_ALONE.has(error.code))) throw error;
        log.info({ commentId, code: error.code }, "a restriction leaves a comment as it is");
      });
    }
    beyond = ids.length === BATCH ? ids.at(-1) : undefined;
  }
}

const FIRST = "00000000-0000-0000-0000-000000000000";

const rows = z.object({ id: z.string() }).array();
