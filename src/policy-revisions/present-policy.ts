import { z } from "zod";
import type { ActivePolicy } from "../deps.ts";
import { type Translations, translate } from "../policy/translations.ts";
import { SEVERITIES } from "../policy/types.ts";
import { LANGUAGES, type Language, POLICY_LANGUAGE } from "../shared/language.ts";
import { compileRevision } from "./compile-revision.ts";
import type { StoredRevision } from "./stored-revision.ts";

/** Which language its sentences are in: a category or rule is translated whole, or stands as it is written. */
const language = z.enum(LANGUAGES);

export const publicPolicy = z
  .object({
    revision: z.string(),
    active: z.boolean(),
    categories: z.array(z.object({ id: z.string(), title: z.string(), text: z.string(), lang: language })),
    rules: z.array(
      z.object({
        id: z.string(),
        category: z.string(),
        severity: z.enum(SEVERITIES),
        title: z.string(),
        notice: z.string(),
        lang: language,
      }),
    ),
  })
  .meta({ id: "Policy" });

export type PublicPolicy = z.infer<typeof publicPolicy>;

type InEach = Readonly<Record<Language, PublicPolicy>>;

const MOST_PRESENTED = 200;
const presented = new Map<string, Promise<InEach>>();

/**
 * The public text of a stored revision, in each language. A hash always stands for the same text, and it takes a second
 * of work to read: each is read once, one that this engine cannot read too, for anybody may ask. Throws PolicyError.
 */
export function presentStored(stored: StoredRevision): Promise<InEach> {
  const known = presented.get(stored.hash);
  if (known) return known;
  const presenting = compileRevision(stored).then(presentInEach);
  presenting.catch(() => undefined);
  if (presented.size >= MOST_PRESENTED) presented.clear();
  presented.set(stored.hash, presenting);
  return presenting;
}

function presentInEach(policy: ActivePolicy): InEach {
  const present = (lang: Language) => presentPolicy(policy, { active: false, lang });
  return { en: present("en"), de: present("de"), fr: present("fr"), es: present("es") };
}

interface Presenting {
  readonly active: boolean;
  readonly lang: Language;
}

/** What anybody may read of a policy: its categories and the notices of its live rules, not how they match. */
export function presentPolicy(
  { revision, compiled: { categories, rules, translations } }: ActivePolicy,
  { active, lang: wanted }: Presenting,
): PublicPolicy {
  const live = rules.filter(({ mode }) => mode === "live");
  return {
    revision,
    active,
    categories: categories.map(({ id, ...words }) => {
      const { title, body: text, lang } = sayBoth(translations, wanted, [words.title, words.text]);
      return { id, title, text, lang };
    }),
    rules: live.map(({ id, category, severity, ...words }) => {
      const { title, body: notice, lang } = sayBoth(translations, wanted, [words.title, words.notice]);
      return { id, category, severity, title, notice, lang };
    }),
  };
}

/** A title and what it stands over: both translated, or neither. */
function sayBoth(
  translations: Translations,
  wanted: Language,
  both: readonly [title: string, body: string],
): { readonly title: string; readonly body: string; readonly lang: Language } {
  const [title, body] = both.map((sentence) => translate(translations, { lang: wanted, sentence }));
  return title === undefined || body === undefined
    ? { title: both[0], body: both[1], lang: POLICY_LANGUAGE }
    : { title, body, lang: wanted };
}
