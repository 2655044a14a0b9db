import { useDesk } from "./desk.tsx";
import { POLICY_TEXTS } from "./policy-texts.ts";
import { Tabs } from "./tabs.tsx";

const PLACES = {
  public: "/console/policy",
  shadow: "/console/policy/shadow",
  revisions: "/console/policy/revisions",
} as const;

/** The parts of this area. */
export function PolicyTabs({ chosen }: { readonly chosen: keyof typeof PLACES }) {
  const words = POLICY_TEXTS[useDesk().texts.lang];
  const parts = ["public", "shadow", "revisions"] as const;
  return (
    <Tabs label={words.tabs} chosen={chosen} tabs={parts.map((part) => [part, words.parts[part], PLACES[part]])} />
  );
}
