import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { DeskTexts } from "../../texts/desk-en.ts";
import type { ReaderLanguage } from "../../texts/languages.ts";
import { useDesk } from "./desk.ts";
import { LinkButton } from "./pieces.tsx";
import type * as Parts from "./tools.ts";

const CATALOGUES: Readonly<Record<ReaderLanguage, () => Promise<DeskTexts>>> = {
  en: () => import("../../texts/desk-en.ts").then((each) => each.DESK_EN),
  de: () => import("../../texts/desk-de.ts").then((each) => each.DESK_DE),
  fr: () => import("../../texts/desk-fr.ts").then((each) => each.DESK_FR),
  es: () => import("../../texts/desk-es.ts").then((each) => each.DESK_ES),
};

type Tools = typeof Parts & { readonly said: DeskTexts };

/** By language: one page may carry threads in several. */
const loaded: Partial<Record<ReaderLanguage, Tools>> = {};
const loading: Partial<Record<ReaderLanguage, Promise<Tools>>> = {};

/** All that only those need who write, report, sign in or contest: fetched when the first of them does. */
export function loadTools(lang: ReaderLanguage): Promise<Tools> {
  return (loading[lang] ??= Promise.all([import("./tools.ts"), CATALOGUES[lang]()])
    .then(([parts, said]) => (loaded[lang] = { ...parts, said }))
    .catch((error: unknown) => {
      delete loading[lang];
      throw error;
    }));
}

interface WithToolsProps {
  readonly children: (tools: Tools) => ComponentChildren;
}

export function WithTools({ children }: WithToolsProps) {
  const { lang, texts } = useDesk();
  const [tools, setTools] = useState(loaded[lang]);
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    loadTools(lang).then(setTools, () => setFailed(true));
  };
  useEffect(load, []);
  if (failed) {
    return (
      <p class="problem" role="alert">
        {texts.failed} <LinkButton onClick={load}>{texts.tryAgain}</LinkButton>
      </p>
    );
  }
  return tools ? <tools.SaidProvider value={tools.said}>{children(tools)}</tools.SaidProvider> : null;
}
