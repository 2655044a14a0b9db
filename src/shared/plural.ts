/** What a catalogue says of one and of many; `#` stands for the number. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

/** Made once for each language: to make one takes as long as a hundred sentences. */
const rules = new Map<string, Intl.PluralRules>();

function rulesOf(lang: string): Intl.PluralRules {
  const known = rules.get(lang) ?? new Intl.PluralRules(lang);
  rules.set(lang, known);
  return known;
}

/** The form that the language (BCP 47) asks for: French says "0 commentaire", English "0 comments". */
export const pluralForm = (lang: string, count: number, { one, other }: PluralForms): string =>
  rulesOf(lang).select(count) === "one" ? one : other;

/** A sentence with a number in it, in the form that the language asks for. The number is written as the language does. */
export const plural = (lang: string, count: number, forms: PluralForms): string =>
  pluralForm(lang, count, forms).replaceAll("#", () => new Intl.NumberFormat(lang).format(count));
