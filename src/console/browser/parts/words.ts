import { type DeskTexts, deskTexts } from "../../desk-texts.ts";

/** In the language of the screen. */
export const words: DeskTexts = deskTexts[document.documentElement.lang === "de" ? "de" : "en"];
