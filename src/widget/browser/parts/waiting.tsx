import type { Problem } from "./api.ts";
import { useDesk } from "./desk.ts";
import { LoadProblem } from "./pieces.tsx";

interface RetryProps {
  readonly problem: Problem | undefined;
  readonly onRetry: () => void;
}

export function Retry({ problem, onRetry }: RetryProps) {
  const { texts } = useDesk();
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
