import type { Dialog } from "./desk.ts";
import { WithTools } from "./toolbox.tsx";

export function Opened({ dialog, onClose }: { readonly dialog: Dialog | undefined; readonly onClose: () => void }) {
  if (dialog === undefined) return null;
  return (
    <WithTools>
      {({ SignInDialog, AccountDialog, FlagDialog }) =>
        dialog === "sign-in" ? (
          <SignInDialog onClose={onClose} />
        ) : dialog === "activity" ? (
          <AccountDialog onClose={onClose} />
        ) : (
          <FlagDialog comment={dialog.report} onClose={onClose} />
        )
      }
    </WithTools>
  );
}
