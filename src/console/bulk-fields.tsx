import type { BulkResult } from "../queue/decide-cases.ts";
import type { Refusal, RefusalCode } from "../shared/refusal.ts";
import { useDesk } from "./desk.tsx";
import { Key } from "./key.tsx";
import { Refused } from "./pieces.tsx";
import { NOTHING_TYPED, NoImplicitDecision, ReasonFields, type TypedDecision } from "./reason-fields.tsx";

/** What a bulk decision left to show on the queue it was taken on. */
export interface BulkOutcome {
  readonly typed: TypedDecision;
  /** Cases that stay chosen. */
  readonly chosen: ReadonlySet<string>;
  readonly refusal: Refusal | null;
  readonly results: readonly NamedResult[];
}

export interface NamedResult {
  readonly result: BulkResult;
  readonly author: string | null;
}

export const NO_BULK: BulkOutcome = { typed: NOTHING_TYPED, chosen: new Set(), refusal: null, results: [] };

interface BulkFieldsProps {
  readonly categories: readonly string[];
  readonly bulk: BulkOutcome;
}

/** At the list's foot; with a script a bar at the window's, which asks for the reason once it is needed. */
export function BulkFields({ categories, bulk }: BulkFieldsProps) {
  const { texts } = useDesk();
  const { queue } = texts;
  return (
    <section class="card bulk" aria-label={queue.bulk} data-bulk>
      <h2 data-chosen>{queue.bulk}</h2>
      <div class="unscripted">
        <p class="dim">{queue.bulkHint}</p>
        <NoImplicitDecision />
        <ReasonFields categories={categories} typed={bulk.typed} internal={false} />
      </div>
      <button class="link" type="button" hidden data-choose-none>
        {queue.chooseNone}
      </button>
      <p class="actions">
        <button type="submit" name="action" value="publish" aria-keyshortcuts="f">
          {texts.case.publish}
          <Key name="f" />
        </button>
        <button class="bad" type="submit" name="action" value="remove" aria-keyshortcuts="d">
          {texts.case.remove}
          <Key name="d" />
        </button>
      </p>
    </section>
  );
}

export function BulkResults({ bulk: { refusal, results } }: { readonly bulk: BulkOutcome }) {
  const { texts } = useDesk();
  if (results.length === 0) return <Refused refusal={refusal} />;
  return (
    <section class="notice" role="status">
      <h2>{texts.queue.results}</h2>
      <ul>
        {results.map(({ result, author }) => (
          <li key={result.caseId}>
            <a href={`/console/cases/${result.caseId}`}>
              {author === null ? texts.queue.oneCase : texts.queue.commentBy(author)}
            </a>
            {": "}
            {result.ok ? outcomeWords(result.case.outcome) : refusalWords(result)}
          </li>
        ))}
      </ul>
    </section>
  );

  function outcomeWords(outcome: "publish" | "remove" | "moot" | null): string {
    return outcome === null ? texts.queue.resolved : texts.queue.resolvedAs[outcome];
  }

  function refusalWords(result: Extract<BulkResult, { ok: false }>): string {
    return texts.refused(refusalOf(result));
  }
}

/** Made of a Refusal by `decideCases`, which says `string` for the contract's sake. */
export const refusalOf = ({ code, detail }: Extract<BulkResult, { ok: false }>) => ({
  code: code as RefusalCode,
  message: detail,
  errors: undefined,
});
