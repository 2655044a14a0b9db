import { z } from "zod";
import { DETECTOR_NAMES } from "./detect/detectors.ts";
import { phrasesSchema } from "./patterns/compile-phrases.ts";
import { OUTCOMES, RULE_MODES, SEVERITIES } from "./types.ts";

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/, "an id is lower-case letters, digits, hyphens and dots");
const sentence = z.string().trim().min(1);
const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1, "a list must not be empty");

const severity = z.enum(SEVERITIES);
const outcome = z.enum(OUTCOMES);

const termsSchema = z.strictObject({
  files: some(z.string().regex(/^terms\/[a-z0-9-]+\.txt$/, "a term file is named terms/<name>.txt")),
  /** Words of these files do not count: a later list does not repeat or overrule a curated one. */
  without: some(z.string()).optional(),
  severities: some(severity).optional(),
  senses: some(z.string()).optional(),
});
export type TermsSpec = z.infer<typeof termsSchema>;

const patternSchema = z.strictObject({
  /** What a moderator reads as the reason. */
  name: sentence,
  /** RE2 syntax, matched on the folded text: linear time, no look-around, no back-references. */
  regex: sentence,
  /** One of these, in lower case, is in every match. Without them the regex is not tried. */
  literals: some(z.string().min(1)),
  context: some(z.string()).optional(),
});
export type PatternSpec = z.infer<typeof patternSchema>;

const signalValue = z.union([z.number(), z.boolean(), z.string()]);

const OPERATORS = ["is", "is_not", "at_least", "at_most", "more_than", "less_than"] as const;
const signalSchema = z.strictObject({
  name: id,
  op: z.enum(OPERATORS),
  value: signalValue,
});
export type SignalSpec = z.infer<typeof signalSchema>;

const detectorName = z.enum(DETECTOR_NAMES);
const detectorSchema = z.union([
  detectorName.transform((name) => ({ name, options: {} as Readonly<Record<string, unknown>> })),
  z.strictObject({ name: detectorName, options: z.record(z.string(), z.unknown()) }),
]);
export type DetectorSpec = z.infer<typeof detectorSchema>;

const share = z.number().min(0).max(1);
/** `at_most` stands in `exempt`: where the model sees nothing, a weak rule is vetoed. */
const modelSchema = z.union([
  z.strictObject({ category: id, at_least: share }),
  z.strictObject({ category: id, at_most: share }),
]);
export type ModelSpec = z.infer<typeof modelSchema>;

export interface MatchSpec {
  readonly terms?: TermsSpec | undefined;
  readonly pattern?: PatternSpec | undefined;
  readonly phrases?: z.infer<typeof phrasesSchema> | undefined;
  readonly detector?: DetectorSpec | undefined;
  readonly signal?: SignalSpec | undefined;
  readonly model?: ModelSpec | undefined;
  readonly any?: readonly MatchSpec[] | undefined;
  readonly all?: readonly MatchSpec[] | undefined;
}

/** Exactly one way to match; `any` and `all` combine several. */
const matchSchema: z.ZodType<MatchSpec> = z
  .strictObject({
    terms: termsSchema.optional(),
    pattern: patternSchema.optional(),
    phrases: phrasesSchema.optional(),
    detector: detectorSchema.optional(),
    signal: signalSchema.optional(),
    model: modelSchema.optional(),
    get any() {
      return some(matchSchema).optional();
    },
    get all() {
      return some(matchSchema).optional();
    },
  })
  .refine(
    (match) => Object.values(match).filter((part) => part !== undefined).length === 1,
    "exactly one way to match",
  );

/** A text, or a text and the facts about its post that the rule reads. */
const exampleSchema = z.union([
  sentence.transform((text) => ({ text, signals: {} as Readonly<Record<string, z.infer<typeof signalValue>>> })),
  z.strictObject({ text: sentence, signals: z.record(z.string(), signalValue) }),
]);

const ruleSchema = z.strictObject({
  id,
  category: id,
  severity,
  title: sentence,
  /** What the author reads: the norm, not the words that broke it. */
  notice: sentence,
  match: matchSchema,
  /** What vetoes a finding that lies inside it. */
  exempt: some(matchSchema).optional(),
  mode: z.enum(RULE_MODES).default("live"),
  on_error: outcome.default("hold"),
  /** Category and keywords of the EU transparency database. */
  dsa: z.strictObject({ category: sentence, keywords: some(sentence) }),
  examples: z.strictObject({ matches: some(exampleSchema), passes: some(exampleSchema) }),
});
export type RuleSpec = z.infer<typeof ruleSchema>;

export const ruleFileSchema = z.strictObject({ rules: some(ruleSchema) });

const categorySchema = z.strictObject({
  id,
  title: sentence,
  /** The public norm, as readers see it. */
  text: sentence,
  outcomes: z.strictObject({ low: outcome, medium: outcome, high: outcome }),
});

export const policySchema = z.strictObject({
  id,
  title: sentence,
  languages: some(z.string().regex(/^[a-z]{2,3}$/)),
  /** Flags of so many trusted readers hold a published comment. */
  flag_threshold: z.number().int().min(1).max(100),
  categories: some(categorySchema),
});
export type PolicySpec = z.infer<typeof policySchema>;
