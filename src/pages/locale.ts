export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

interface Wish {
  readonly language: string;
  readonly weight: number;
}

/** The language of `Accept-Language` that we have and the browser likes best; English for all others. */
export function pickLanguage(acceptLanguage = ""): Language {
  const wishes = acceptLanguage
    .split(",")
    .map(readWish)
    .filter(({ weight }) => weight > 0);
  const liked = wishes.toSorted((a, b) => b.weight - a.weight);
  return liked.flatMap(({ language }) => LANGUAGES.find((known) => known === language) ?? [])[0] ?? "en";
}

function readWish(part: string): Wish {
  const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
  const quality = parameters.map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1]).find((found) => found !== undefined);
  return { language: tag.split("-", 1)[0] ?? "", weight: Number(quality ?? 1) };
}
