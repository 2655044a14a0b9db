import { z } from "zod";
import { DETECTOR_NAMES } from "./detect/detectors.ts";
import { countLinks } from "./count-links.ts";
import { phrasesSchema } from "./patterns/compile-phrases.ts";
import { OUTCOMES, RULE_MODES, SEVERITIES, type Signals } from "./types.ts";

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/, "an id is lower-case letters, digits, hyphens and dots");
const sentence = z.string().trim().min(1);
const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1, "a list must not be empty");

// The descriptions below are what editors show: `policy schema` publishes them as JSON Schema.
const severity = z.enum(SEVERITIES).describe("How bad a match is. policy.yaml says what becomes of the comment.");
const outcome = z
  .enum(OUTCOMES)
  .describe(
    "publish: it appears. flag: it appears, and a moderator looks. hold: a moderator looks first. remove: it goes, and its author is told why and can appeal.",
  );

const termsSchema = z
  .strictObject({
    files: some(z.string().regex(/^terms\/[a-z0-9-]+\.txt$/, "a term file is named terms/<name>.txt")).describe(
      "Lists of terms, as terms/<name>.txt. terms/bad-words.txt is the list of the npm package bad-words.",
    ),
    without: some(z.string())
      .optional()
      .describe("Lists whose terms do not count: a general list does not repeat or overrule a curated one."),
    severities: some(severity).optional().describe("Only terms of these severities. Absent: all."),
    senses: some(z.string())
      .optional()
      .describe("Only terms of these senses, the second word of a section's heading. Absent: all."),
  })
  .describe("Words and short phrases from lists, disguises undone. A term's own severity counts, not the rule's.");
export type TermsSpec = z.infer<typeof termsSchema>;

const patternSchema = z
  .strictObject({
    name: sentence.describe("What a moderator reads as the reason."),
    regex: sentence.describe(
      "RE2 syntax, matched on the folded text: lower case, no accents, look-alike letters as Latin ones. Linear time: no look-around, no back-references.",
    ),
    literals: some(z.string().min(1)).describe(
      "One of these, in lower case, is in every match: the regex is tried only on texts that contain one.",
    ),
    context: some(z.string()).optional().describe("Codes that a moderator reads beside the match."),
  })
  .describe("A regular expression, for what words cannot say: signs, forms of numbers, addresses.");
export type PatternSpec = z.infer<typeof patternSchema>;

const signalValue = z.union([z.number(), z.boolean(), z.string()]);

const OPERATORS = ["is", "is_not", "at_least", "at_most", "more_than", "less_than"] as const;
const signalName = z.string().regex(/^[a-z][a-z_]*$/, "a fact's name is lower-case letters and underscores");
const signalSchema = z
  .strictObject({
    name: signalName.describe("published_comments, author_premoderated, article_premoderated or links."),
    op: z.enum(OPERATORS).describe("How the fact is compared with the value."),
    value: signalValue.describe("A number, true or false, or a text."),
  })
  .describe("A fact about the post, not its text. Stands for the whole comment; combine it with words by “all”.");
export type SignalSpec = z.infer<typeof signalSchema>;

const detectorSchema = z
  .enum(DETECTOR_NAMES, {
    error: ({ input }) =>
      typeof input === "object" ? "a detector is named alone, as `detector: email`: none has options" : undefined,
  })
  .transform((name) => ({ name }))
  .describe("A detector of personal data, with its own checks: checksums, national formats, words around it.");
export type DetectorSpec = z.infer<typeof detectorSchema>;

const share = z.number().min(0).max(1).describe("The model's score, from 0 to 1.");
const modelCategory = id.describe("A category that the model was trained for.");
const modelSchema = z
  .union([
    z.strictObject({ category: modelCategory, at_least: share }),
    z.strictObject({ category: modelCategory, at_most: share }),
  ])
  .describe("The model's score. at_most stands under exempt: where the model sees nothing, a weak rule is vetoed.");
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

const matchSchema: z.ZodType<MatchSpec> = z
  .strictObject({
    terms: termsSchema.optional(),
    pattern: patternSchema.optional(),
    phrases: phrasesSchema.optional(),
    detector: detectorSchema.optional(),
    signal: signalSchema.optional(),
    model: modelSchema.optional(),
    get any() {
      return some(matchSchema).optional().describe("What any of these finds.");
    },
    get all() {
      return some(matchSchema).optional().describe("What all of these find together: nothing when one finds nothing.");
    },
  })
  .refine((match) => Object.values(match).filter((part) => part !== undefined).length === 1, "exactly one way to match")
  .meta({
    id: "match",
    description: "Exactly one way to match; any and all combine several.",
    minProperties: 1,
    maxProperties: 1,
  });

const exampleSchema = z
  .union([
    sentence.transform((text) => ({ text, signals: {} })),
    z.strictObject({
      text: sentence.describe("What the comment says."),
      signals: z
        .record(z.string(), signalValue)
        .describe("The facts about its post, as { published_comments: 0 }. Links are counted unless they are said."),
    }),
  ])
  .transform(({ text, signals }: { text: string; signals: Signals }) => ({
    text,
    signals: { links: countLinks(text), ...signals },
  }))
  .describe("A text, or a text and the facts about its post that the rule reads.");

const LANGUAGE_NAMES = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
const language = z
  .string()
  .regex(/^[a-z]{2}$/, "a language is two letters, as en or de; a rule for all of them says `languages: any`")
  .refine((code) => !/^[a-z]{2}$/.test(code) || LANGUAGE_NAMES.of(code) !== undefined, "there is no such language");
const languagesSchema = z
  .union([z.literal("any"), some(language)])
  .optional()
  .describe(
    "Languages whose words these rules know, as [en]: text that is clearly in another is not judged by them. " +
      "any: it makes no difference. Left out: the file's, else the policy's.",
  );

const ruleSchema = z.strictObject({
  id: id.describe("The rule's name, as category.what-it-is. Never given to another rule: decisions carry it."),
  category: id.describe("A category of policy.yaml."),
  severity,
  languages: languagesSchema,
  title: sentence.describe("A few words, for moderators and the public page of rules."),
  notice: sentence.describe("What the author reads: the norm and a way to say it better, not the words that broke it."),
  match: matchSchema,
  exempt: some(matchSchema).optional().describe("What vetoes a finding that lies inside it."),
  mode: z
    .enum(RULE_MODES)
    .default("live")
    .describe("live: it counts. shadow: its matches are kept and change nothing. off: it does not run."),
  on_error: outcome.default("hold").describe("The outcome when the rule cannot run: hold unless you say otherwise."),
  dsa: z
    .strictObject({
      category: sentence.describe("STATEMENT_CATEGORY_… of the EU transparency database."),
      keywords: some(sentence).describe("KEYWORD_… of the EU transparency database."),
    })
    .describe(
      "How a removal is reported under the EU Digital Services Act, as { category: STATEMENT_CATEGORY_…, keywords: [KEYWORD_…] }.",
    ),
  examples: z
    .strictObject({
      matches: some(exampleSchema).describe("Texts that this rule must find."),
      passes: some(exampleSchema).describe("Texts that it must let pass, above all those that come near."),
    })
    .describe(
      "Texts under matches and texts under passes, tried each time the policy is read: one that is not judged as it says, and the policy is refused.",
    ),
});
export type RuleSpec = z.infer<typeof ruleSchema>;

export const ruleFileSchema = z.strictObject({
  languages: languagesSchema,
  rules: some(ruleSchema).describe("Every rule runs on every comment; the strictest outcome holds."),
});

export type RuleFileSpec = z.infer<typeof ruleFileSchema>;

const categorySchema = z.strictObject({
  id: id.describe("What rules and decisions call it. Never change it."),
  title: sentence.describe("Its name, for readers and moderators."),
  text: sentence.describe("The public norm, as readers see it; the ground an author is told when a person removes."),
  outcomes: z
    .strictObject({ low: outcome, medium: outcome, high: outcome })
    .describe("What becomes of a comment with a match of each severity."),
});

export const policySchema = z.strictObject({
  id: id.describe("The policy's name."),
  title: sentence.describe("The heading of the public page of rules."),
  languages: some(language).describe(
    "Languages the policy is written for, as en, de, fr: those of every rule that names none.",
  ),
  flag_threshold: z
    .number()
    .int()
    .min(1)
    .max(100)
    .describe("Flags of so many trusted readers hold a published comment until a moderator has looked."),
  categories: some(categorySchema).describe("The kinds of harm, in the order in which readers see them."),
});
export type PolicySpec = z.infer<typeof policySchema>;
