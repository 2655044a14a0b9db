import { useDesk } from "./desk.tsx";
import { Key } from "./key.tsx";

interface ClaimActionsProps {
  /** Of the case or appeal, in the console. */
  readonly address: string;
}

/** Below what whoever holds the claim may do: to hold it longer, or to leave the matter to others. */
export function ClaimActions({ address }: ClaimActionsProps) {
  const { texts } = useDesk();
  return (
    <p class="actions">
      <button class="link" type="submit" formaction={`${address}/claim`}>
        {texts.case.renew}
      </button>
      <button class="link" type="submit" formaction={`${address}/release`} data-key="c" aria-keyshortcuts="c">
        {texts.case.release}
        <Key name="c" />
      </button>
    </p>
  );
}
