import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { linkParts } from "../../../pages/link-parts.ts";
import { type Problem as ApiProblem } from "./api.ts";
import { useDesk } from "./desk.ts";

/** Longer than a screen of a phone. */
const LONG = 1_200;
const MANY_LINES = 18;

const isLong = (text: string): boolean => text.length > LONG || text.split("\n", MANY_LINES + 1).length > MANY_LINES;

/** A reader's text: nodes of text, and web addresses as links. A very long one begins folded. */
export function Body({ text }: { readonly text: string }) {
  const { texts } = useDesk();
  const [whole, setWhole] = useState(false);
  const long = isLong(text);
  return (
    <>
      <p class={long && !whole ? "body cut" : "body"} dir="auto">
        {linkParts(text).map(({ text: part, href }) =>
          href === undefined ? (
            part
          ) : (
            <a href={href} rel="ugc nofollow noopener" target="_blank">
              {part}
            </a>
          ),
        )}
      </p>
      {long ? (
        <LinkButton onClick={() => setWhole(!whole)} expanded={whole}>
          {whole ? texts.lessText : texts.wholeText}
        </LinkButton>
      ) : null}
    </>
  );
}

interface LoadProblemProps {
  readonly problem: ApiProblem | undefined;
  /** When it was not to load something. */
  readonly words?: string;
}

/** Without a network the thread says so itself. Who sits at the desk reads it in words of the toolbox; a mere reader only ever fails to load. */
export function LoadProblem({ problem, words }: LoadProblemProps) {
  const { texts } = useDesk();
  return problem === undefined ? null : (
    <p class="problem" role="alert">
      {problem.code === "offline" && navigator.onLine ? texts.offline : (words ?? texts.loadFailed)}
    </p>
  );
}

interface LinkButtonProps {
  readonly onClick: () => void;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly disabled?: boolean;
  readonly label?: string;
  readonly children: ComponentChildren;
}

export const LinkButton = ({ onClick, pressed, expanded, disabled = false, label, children }: LinkButtonProps) => (
  <button
    type="button"
    class="link"
    onClick={onClick}
    aria-pressed={pressed}
    aria-expanded={expanded}
    aria-label={label}
    aria-disabled={disabled}
  >
    {children}
  </button>
);
