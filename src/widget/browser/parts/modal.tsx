import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { useSaid } from "./said.ts";

interface ModalProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: (close: () => void) => ComponentChildren;
}

/** The browser gives the keyboard back to where it was, if the dialog is closed before it goes. */
export function Modal({ title, onClose, children }: ModalProps) {
  const said = useSaid();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Before what is inside takes the keyboard; and whoever closes it by taking it away gives the keyboard back too.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby={id}>
      <div class="top">
        <h2 id={id}>{title}</h2>
        <button type="button" class="fold" onClick={close} aria-label={said.close}>
          ×
        </button>
      </div>
      {children(close)}
    </dialog>
  );
}
