/** A moment in the reader's language and zone. */
export const formatMoment = (locale: string, at: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(new Date(at));
