import { cutText } from "../console/cut-text.ts";
import type { EvalError } from "./build-eval-report.ts";

/** Texts that were judged wrongly, folded away. */
export function EvalErrors({ heading, errors }: { readonly heading: string; readonly errors: readonly EvalError[] }) {
  if (errors.length === 0) return null;
  return (
    <details>
      <summary>
        {heading} ({errors.length})
      </summary>
      <ol class="errors">
        {errors.map((error) => (
          <ErrorItem error={error} />
        ))}
      </ol>
    </details>
  );
}

/** A quoted word that runs the other way, or turns what follows it, must not turn the sentence about it. */
const Explanation = ({ text }: { readonly text: string }) => (
  <>{text.split(/(?<=“)([^”]*)(?=”)/).map((piece, at) => (at % 2 === 1 ? <bdi>{piece}</bdi> : piece))}</>
);

function ErrorItem({ error: { id, slice, text, modelScore, matches } }: { readonly error: EvalError }) {
  return (
    <li>
      <div class="meta">
        <bdi>{slice}</bdi> · <bdi>{id}</bdi>
        {modelScore === null ? null : ` · model ${modelScore.toFixed(2)}`}
      </div>
      <blockquote dir="auto">
        {cutText(text, matches).map(({ text: piece, match }) =>
          match ? (
            <mark class={`m-${match.category}`} title={match.explanation}>
              {piece}
            </mark>
          ) : (
            piece
          ),
        )}
      </blockquote>
      {matches.length === 0 ? (
        <p class="meta">No rule matched.</p>
      ) : (
        <ul>
          {matches.map(({ explanation }) => (
            <li>
              <Explanation text={explanation} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
