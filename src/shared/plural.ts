interface Forms {
  readonly one: string;
  readonly other: string;
}

/** The form that a language wants for so many, `#` in it replaced by the number as the language writes it. */
export function plural(lang: string, count: number, { one, other }: Forms): string {
  const form = new Intl.PluralRules(lang).select(count) === "one" ? one : other;
  return form.replaceAll("#", count.toLocaleString(lang));
}
