import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { DeskTexts } from "../../texts/desk-en.ts";

const Said = createContext<DeskTexts | null>(null);
export const SaidProvider = Said.Provider;

/** What is said to whoever does more than read. */
export function useSaid(): DeskTexts {
  const said = useContext(Said);
  if (!said) throw new Error("a tool outside of the toolbox");
  return said;
}
