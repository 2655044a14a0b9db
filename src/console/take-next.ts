import type { Deps } from "../deps.ts";
import { claimCase } from "../queue/claim-case.ts";
import { readNextCase } from "../queue/read-next-case.ts";
import { attempt } from "./attempt.ts";

export interface TakeNext {
  readonly accountId: string;
  /** Passed over, with all before it. */
  readonly after?: string | undefined;
  readonly except?: readonly string[] | undefined;
}

/** Colleagues take cases at the same moment: after so many lost races the queue itself is the better answer. */
const RACES = 5;

/** Claims the most urgent case that nobody else is at; its id, or null when there is none. */
export async function takeNext(deps: Deps, { accountId, after, except }: TakeNext): Promise<string | null> {
  for (let race = 0; race < RACES; race += 1) {
    const found = await readNextCase(deps, { accountId, after, except });
    if (!found) return null;
    const refusal = await attempt(() => claimCase(deps, { caseId: found.id, holderId: accountId }));
    if (!refusal) return found.id;
  }
  return null;
}
