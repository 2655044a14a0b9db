import { z } from "zod";

/**
 * What both JavaScript and PostgreSQL can hold, and RFC 3339 can write, whatever the offset: a time outside, once
 * stored, could not be read any more.
 */
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(9999, 0, 1);

const isKept = (text: string): boolean => {
  const at = Date.parse(text);
  return at >= EARLIEST && at < LATEST;
};

const YEARS = "A time lies in the years 1970 to 9998.";

/** A moment that a client names, with any offset. */
export const instant = z.iso.datetime({ offset: true, abort: true }).refine(isKept, YEARS);

const error = "Write a day, as 2026-01-31, or a time with its offset, as 2026-01-31T09:30:00Z.";

/** A moment or a day, which begins at midnight UTC. */
export const instantOrDay = z.union([
  z.iso.datetime({ offset: true, abort: true, error }).refine(isKept, YEARS),
  z.iso.date({ abort: true, error }).refine(isKept, YEARS),
]);
