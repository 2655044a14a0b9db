/** What a catalogue says of one and of many; `#` stands for the number. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

/**
 * A sentence with a number in it, in the form that the language (BCP 47) asks for: French says "0 commentaire", English
 * "0 comments". The number is written as the language writes it.
 */
export function plural(lang: string, count: number, { one, other }: PluralForms): string {
  const form = new Intl.PluralRules(lang).select(count) === "one" ? one : other;
  return form.replaceAll("#", () => new Intl.NumberFormat(lang).format(count));
}
