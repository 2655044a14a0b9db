import type { Problem } from "./api.ts";
import { useDesk } from "./desk.ts";
import { LoadProblem } from "./pieces.tsx";

interface RetryProps {
  readonly problem: Problem | undefined;
  readonly onRetry: () => void;
}

/** An article that is not there is not there the next time either. */
export function Retry({ problem, onRetry }: RetryProps) {
  const { texts } = useDesk();
  if (problem?.code === "not_found") {
    return (
      <p class="empty" role="alert">
        {texts.noArticle}
      </p>
    );
  }
  return problem === undefined ? null : (
    <>
      <LoadProblem problem={problem} />
      <button type="button" class="quiet" onClick={onRetry}>
        {texts.tryAgain}
      </button>
    </>
  );
}

export function Waiting({ problem, onRetry }: RetryProps) {
  const { texts, lang } = useDesk();
  return (
    <section lang={lang} class="waiting">
      {problem ? (
        <Retry problem={problem} onRetry={onRetry} />
      ) : (
        <p class="dim" role="status">
          {texts.loading}
        </p>
      )}
    </section>
  );
}
