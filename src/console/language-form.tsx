import { z } from "zod";
import { readForm } from "../http/forms.ts";
import { parseInput } from "../http/parse.ts";
import { seeOther } from "../pages/send-page.tsx";
import { type Desk, useDesk } from "./desk.tsx";
import { typed } from "./fields.ts";
import { LANGUAGE_NAMES } from "../shared/language.ts";
import { CONSOLE_LANGUAGES } from "./texts/language.ts";

/** A screen of the console and nothing else: the browser is sent there. */
const screen = z.string().regex(/^\/console(?:[/?][!-[\]-~]*)?$/);

const languageForm = z.object({ lang: typed, back: screen.catch("/console") });
const chosenLanguage = z.object({ lang: z.enum(CONSOLE_LANGUAGES) });

/** Kept with the account, so that it holds in every browser, and for letters to it. */
export function chooseLanguage(desk: Desk): void {
  desk.post("/language", async ({ deps, actor, req, res }) => {
    const form = await readForm(req, languageForm);
    const { lang } = parseInput(chosenLanguage, { lang: form.lang });
    await deps.db.prisma.account.update({ where: { id: actor.accountId }, data: { locale: lang } });
    seeOther(res, form.back);
  });
}

/** Not on the answer to a form: what was typed there would be lost. */
export function LanguageForm() {
  const { texts, address } = useDesk();
  if (address === null) return null;
  return (
    <form class="row language" method="post" action="/console/language">
      <input type="hidden" name="back" value={address} />
      <label for="console-language">{texts.language.label}</label>
      <select id="console-language" name="lang" value={texts.lang}>
        {CONSOLE_LANGUAGES.map((each) => (
          <option key={each} value={each} lang={each}>
            {LANGUAGE_NAMES[each]}
          </option>
        ))}
      </select>
      <button class="quiet" type="submit">
        {texts.language.change}
      </button>
    </form>
  );
}
