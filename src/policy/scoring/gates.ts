import { z } from "zod";

const pattern = z.string().regex(/^[\p{L}\p{N}_.*-]+$/u, "a slice is letters, digits, _ - . and * for any of them");
const patterns = z.array(pattern).min(1, "a list must not be empty");

/** What stands in `gates.yaml` beside labelled sets. */
export const gatesSchema = z.strictObject({
  groups: z.record(z.string().min(1), patterns).default({}),
  gates: z.array(z.strictObject({ at_most_percent: z.number().min(0).max(100), slices: patterns })).default([]),
});
export type Gates = z.output<typeof gatesSchema>;

/**
 * For sets without a `gates.yaml`: the names of the published sets that engines like this one are measured on. Real
 * streams are about 95 % harmless, so what is flagged there outweighs all that is found: 1 % of edited news, 2 % of
 * comments known to be healthy, 3 % of what was made to look alike.
 */
export const DEFAULT_GATES: Gates = {
  groups: {
    own_advocacy: ["adv_*"],
    own_pii: ["pii_*"],
    own_pii_lookalike: ["not_at_sign", "not_names_places", "not_numbers", "not_public_contact"],
    own_not_advocacy: ["not_*"],
  },
  gates: [
    { at_most_percent: 1, slices: ["news_ag", "news_sents", "news_ag_violent", "news_sents_violent"] },
    { at_most_percent: 2, slices: ["news_comment_healthy", "news_comment_clean", "news_comment_violentword_healthy"] },
    { at_most_percent: 3, slices: ["scunthorpe", "carrier_dictionary_words", "hard_negative_numbers"] },
  ],
};

/** Which slice a row counts to: its own `group`, or the first group whose patterns name its slice, or its slice. */
export function groupOf(
  { groups }: Gates,
  { slice, group }: { readonly slice: string; readonly group?: string | undefined },
) {
  if (group !== undefined) return group;
  return Object.keys(groups).find((name) => groups[name]?.some((pattern) => isNamed(pattern, slice))) ?? slice;
}

/** The strictest share of a harmless slice that may be flagged, 0 to 1; undefined where nothing is asked. */
export function limitOf({ gates }: Gates, slice: string): number | undefined {
  const limits = gates.filter(({ slices }) => slices.some((pattern) => isNamed(pattern, slice)));
  return limits.length === 0 ? undefined : Math.min(...limits.map(({ at_most_percent }) => at_most_percent / 100));
}

/** The strictest share that is asked anywhere; 1 % where nothing is. */
export function strictestLimit({ gates }: Gates): number {
  return Math.min(...gates.map(({ at_most_percent }) => at_most_percent / 100), ...(gates.length === 0 ? [0.01] : []));
}

function isNamed(pattern: string, slice: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return slice === first;
  const last = rest.pop() ?? "";
  if (!slice.startsWith(first) || !slice.endsWith(last) || slice.length < first.length + last.length) return false;
  let from = first.length;
  return rest.every((part) => {
    const at = slice.indexOf(part, from);
    from = at + part.length;
    return at >= 0 && from <= slice.length - last.length;
  });
}
