import { useDesk } from "./desk.tsx";

/** What policies are written in, whatever language the console speaks. */
export const POLICY_LANGUAGE = "en";

/** A rule by its title, for whoever does not write rules; by its id when the policy has it no more. */
export function RuleTitle({ id }: { readonly id: string }) {
  const title = useDesk().rules[id];
  return title === undefined ? (
    <code>{id}</code>
  ) : (
    <span lang={POLICY_LANGUAGE} title={id}>
      {title}
    </span>
  );
}

/** A rule by its title, with the id by which files and the API name it; by its id alone when the policy has it no more. */
export function RuleName({ id }: { readonly id: string }) {
  const title = useDesk().rules[id];
  return (
    <>
      {title === undefined ? null : <span lang={POLICY_LANGUAGE}>{title} </span>}
      <code>{id}</code>
    </>
  );
}
