import { useDesk } from "./desk.tsx";
import { SETTINGS_TEXTS } from "./settings-texts.ts";
import { Tabs } from "./tabs.tsx";

const PLACES = {
  procedure: "/console/settings",
  staff: "/console/settings/staff",
  tokens: "/console/settings/tokens",
} as const;

/** The parts of this area. */
export function SettingsTabs({ chosen }: { readonly chosen: keyof typeof PLACES }) {
  const words = SETTINGS_TEXTS[useDesk().texts.lang];
  const parts = ["procedure", "staff", "tokens"] as const;
  return (
    <Tabs label={words.tabs} chosen={chosen} tabs={parts.map((part) => [part, words.parts[part], PLACES[part]])} />
  );
}
