import { useDesk } from "./desk.tsx";

interface RevealProps {
  readonly masked: boolean;
  readonly isRevealed: boolean;
  readonly action: string;
  /** The id of a form whose typed fields come along, so that they are still there afterwards. */
  readonly carries?: string | undefined;
}

/** Says that something is masked, and shows it to who asks: by a POST, since looking is recorded. */
export function Reveal({ masked, isRevealed, action, carries }: RevealProps) {
  const { texts } = useDesk();
  if (!masked) return null;
  if (isRevealed)
    return (
      <p class="notice" role="status">
        {texts.case.revealed}
      </p>
    );
  return (
    <form class="reveal" method="post" action={action} data-swaps>
      {texts.case.masked}{" "}
      <button class="link" type="submit" form={carries} formaction={action}>
        {texts.case.reveal}
      </button>
    </form>
  );
}
