interface Span {
  readonly start: number;
  readonly end: number;
}

/** The category whose matches are somebody's address, number or the like. */
export const PERSONAL_CATEGORY = "pii";

const MASK = "•";

/** The text with every span masked, length for length: all other spans keep their places. Offsets are UTF-16. */
export function maskSpans(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (masked, { start, end }) =>
      masked.slice(0, start) + MASK.repeat(clip(masked, end) - clip(masked, start)) + masked.slice(end),
    text,
  );
}

const clip = (text: string, offset: number): number => Math.min(offset, text.length);
