import { useSaid } from "./said.ts";

/** Whoever came by a link expects to be signed in. */
export function LinkSpentNote() {
  const { linkSpent } = useSaid();
  return (
    <p class="state" role="alert">
      {linkSpent}
    </p>
  );
}
