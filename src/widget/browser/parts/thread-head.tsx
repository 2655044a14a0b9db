import { counted } from "./counted.ts";
import { useDesk } from "./desk.ts";
import { LinkButton, LoadProblem } from "./pieces.tsx";
import { useAction } from "./use-action.ts";

/** How many there are, and who is reading. `total`: of comments that everybody sees. */
export function ThreadHead({ total }: { readonly total: number }) {
  const { texts, locale, user, muted, open, signIn, signOut } = useDesk();
  const { busy, problem, run } = useAction();
  return (
    <div class="top">
      <h2 id="heading" tabIndex={-1}>
        {total === 0 ? texts.heading : counted(locale, total, texts.count)}
      </h2>
      <div class="actions">
        {user ? (
          <>
            <span class="dim">{texts.signedInAs(user.displayName)}</span>
            <LinkButton onClick={() => open("activity")}>{texts.activity}</LinkButton>
            <LinkButton onClick={() => void run(signOut)} disabled={busy}>
              {texts.signOut}
            </LinkButton>
          </>
        ) : (
          <LinkButton onClick={signIn}>{texts.signIn}</LinkButton>
        )}
        {muted.size === 0 ? null : (
          <LinkButton onClick={() => open("activity")}>{counted(locale, muted.size, texts.muteList)}</LinkButton>
        )}
        <LoadProblem problem={problem} words={texts.failed} />
      </div>
    </div>
  );
}
