import { useEffect, useId, useRef, useState } from "preact/hooks";
import { askForLink } from "./ask-for-link.ts";
import { useDesk } from "./desk.ts";
import { Problem } from "./problem.tsx";
import { useSaid } from "./said.ts";
import { useAction } from "./use-action.ts";

/** It stands inside another form, so it is a group of fields with a button of its own. */
export function SignInForm() {
  const { api } = useDesk();
  const texts = useSaid();
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [sent, setSent] = useState(false);
  const { busy, problem, run } = useAction();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const letter = useRef<HTMLParagraphElement>(null);
  useEffect(() => (sent ? letter : field).current?.focus(), [sent]);

  const ask = () =>
    void run(async () => {
      const displayName = name.trim();
      await askForLink(api, displayName === "" ? { email } : { email, displayName });
      setSent(true);
    });
  const askOnEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    ask();
  };

  if (sent) {
    return (
      <p class="state" role="status" tabIndex={-1} ref={letter}>
        {texts.linkSent}
      </p>
    );
  }
  return (
    <fieldset class="sign-in" onKeyDown={askOnEnter}>
      <legend>{texts.signIn}</legend>
      <p class="dim">{texts.signInIntro}</p>
      <label for={`${id}-email`}>{texts.email}</label>
      <input
        id={`${id}-email`}
        ref={field}
        type="email"
        autocomplete="email"
        value={email}
        onInput={(event) => setEmail(event.currentTarget.value)}
      />
      <label for={`${id}-name`}>{texts.displayName}</label>
      <input
        id={`${id}-name`}
        autocomplete="nickname"
        maxLength={80}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <Problem problem={problem} />
      <p class="actions">
        <button type="button" onClick={ask} disabled={email === ""} aria-disabled={busy}>
          {texts.sendLink}
        </button>
      </p>
    </fieldset>
  );
}
