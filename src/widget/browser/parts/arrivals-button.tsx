import { counted } from "./counted.ts";
import { useDesk } from "./desk.ts";
import { useAction } from "./use-action.ts";
import type { Arrivals } from "./use-arrivals.ts";
import { useOnline } from "./use-online.ts";

interface ArrivalsButtonProps {
  readonly arrivals: Arrivals;
  readonly onShow: () => Promise<void>;
}

/** It floats, so that its coming moves nothing; so does the word on what cannot come. */
export function ArrivalsButton({ arrivals: { ids, missed, changed }, onShow }: ArrivalsButtonProps) {
  const { texts, locale } = useDesk();
  const { busy, run } = useAction();
  const isOnline = useOnline();
  const count = ids.length + missed;
  return (
    <div class="arrivals" role="status">
      {isOnline ? null : <p>{texts.offline}</p>}
      {count > 0 || changed ? (
        <button type="button" onClick={() => void run(onShow)} aria-disabled={busy}>
          {count > 0 ? counted(locale, count, texts.arrivals) : texts.changed}
        </button>
      ) : null}
    </div>
  );
}
