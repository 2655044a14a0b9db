import { Layout } from "../pages/layout.tsx";
import { AskForm } from "../pages/sign-in-pages.tsx";
import type { ConsoleTexts } from "./texts.ts";

/** For whoever is not of the staff, or not signed in as such. */
export const EntryPage = ({ texts, signedIn }: { readonly texts: ConsoleTexts; readonly signedIn: boolean }) => (
  <Layout lang={texts.lang} title={`${texts.entry.title} · Recourse`}>
    <h1>{texts.entry.title}</h1>
    <p>{signedIn ? texts.entry.reader : texts.entry.nobody}</p>
    <AskForm lang={texts.lang} />
    <p class="dim">{texts.entry.hint}</p>
  </Layout>
);
