import { useDesk } from "./desk.ts";
import { LoadProblem } from "./pieces.tsx";
import { useAction } from "./use-action.ts";

export function More({ onMore }: { readonly onMore: () => Promise<void> }) {
  const { texts } = useDesk();
  const { busy, problem, run } = useAction();
  return (
    <>
      <LoadProblem problem={problem} />
      <button type="button" class="quiet" onClick={() => void run(onMore)} aria-disabled={busy}>
        {texts.more}
      </button>
    </>
  );
}
