import type { SaidNorm } from "../decisions/say-norm.ts";
import { useDesk } from "./desk.tsx";

/** What the policy says, marked where it is in another language than the screen. */
export const Norm = ({ said: { text, lang } }: { readonly said: SaidNorm }) => <span lang={lang}>{text}</span>;

/** A rule by its title, for whoever does not write rules; by its id when the policy has it no more. */
export function RuleTitle({ id }: { readonly id: string }) {
  const said = useDesk().rules[id];
  return said === undefined ? (
    <code>{id}</code>
  ) : (
    <span lang={said.lang} title={id}>
      {said.text}
    </span>
  );
}

/** A rule by its title, with the id by which files and the API name it; by its id alone when the policy has it no more. */
export function RuleName({ id }: { readonly id: string }) {
  const said = useDesk().rules[id];
  return (
    <>
      {said === undefined ? null : (
        <>
          <Norm said={said} />{" "}
        </>
      )}
      <code>{id}</code>
    </>
  );
}
