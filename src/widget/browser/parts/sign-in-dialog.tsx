import { useEffect } from "preact/hooks";
import { useDesk } from "./desk.ts";
import { Modal } from "./modal.tsx";
import { useSaid } from "./said.ts";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInDialog({ onClose }: { readonly onClose: () => void }) {
  const { user } = useDesk();
  const said = useSaid();
  useEffect(() => {
    if (user) onClose();
  }, [user]);
  return (
    <Modal title={said.signIn} onClose={onClose}>
      {() => <SignInForm />}
    </Modal>
  );
}
