import { createHash } from "node:crypto";
import { z } from "zod";
import type { ActivePolicy, Deps } from "../deps.ts";
import { PERSONAL_CATEGORY } from "../decisions/mask.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { SEVERITIES } from "../policy/types.ts";
import { foldWords } from "./example-sentence.ts";
import { exemptionEdits, findPhrases } from "./exemption-edits.ts";
import { type Exemption, findExemptions } from "./find-exemptions.ts";
import { type TermCandidate, findTermCandidates } from "./find-term-candidates.ts";
import { policyEdit, renderEdits } from "./policy-edits.ts";
import { type PolicySource, readPolicySource } from "./policy-source.ts";
import { readFlaggedRemovals, readPublishedTexts } from "./read-flagged-removals.ts";
import { readMaskedTexts, readReviewedMatches } from "./read-reviewed-matches.ts";
import type { Period } from "./statistics.ts";
import { termEdits } from "./term-edits.ts";

const shared = {
  /** The same suggestion has the same id whenever it is read. */
  id: z.string(),
  category: z.string(),
  ruleId: z.string(),
  /** Different people who wrote the comments. */
  authors: z.int(),
  /** At most 20 of the decisions that it is drawn from. */
  decisionIds: z.array(z.uuid()),
  /** Whose text they judged. */
  commentIds: z.array(z.uuid()),
  /**
   * A sentence made up around the words in question, no reader's: an example of the rule once the change is made. With
   * `•••` for the rest where the words alone show nothing, and then there are no edits.
   */
  example: z.string(),
  /** Relative to this revision. */
  policyRevision: z.string(),
  edits: z.array(policyEdit),
  /** The same changes to read and to paste; null where only a person who may see the comments can write them. */
  yaml: z.string().nullable(),
};

export const policySuggestion = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("exemption"),
      ...shared,
      /** What the rule took the words for: terms, patterns, detectors. */
      elements: z.array(z.string()),
      /** What the comments have in common, folded: the words matched, or a word before or after them. */
      where: z.enum(["inside", "before", "after"]),
      words: z.string(),
      /** Comments with it that people published or restored, and that they removed. */
      disagreed: z.int(),
      agreed: z.int(),
      /** Examples in the rule's own `matches` that say the opposite: the check fails until they are changed too. */
      conflicts: z.array(z.string()),
      precision: z.number(),
      precisionLow: z.number(),
      precisionHigh: z.number(),
    }),
    z.object({
      kind: z.literal("term"),
      ...shared,
      severity: z.enum(SEVERITIES),
      term: z.string(),
      /** Removed comments with it, and published ones among those looked at. */
      removed: z.int(),
      published: z.int(),
      /** Log-odds of removed against published, in standard deviations. */
      score: z.number(),
    }),
  ])
  .meta({ id: "PolicySuggestion" });
export type PolicySuggestion = z.infer<typeof policySuggestion>;

export interface ReadSuggestions extends Period {
  readonly policy: ActivePolicy;
}

/** What moderators' verdicts of a period teach the policy in force; exemptions first, each kind the surest first. */
export async function readSuggestions(
  { db }: Pick<Deps, "db">,
  { policy, ...period }: ReadSuggestions,
): Promise<readonly PolicySuggestion[]> {
  const source = await readPolicySource(db.prisma, policy.revision);
  const learning = { policy, source, period };
  const found = [...(await readExemptions({ db }, learning)), ...(await readTerms({ db }, learning))];
  return found.toSorted(inOrder);
}

interface Learning {
  readonly policy: ActivePolicy;
  readonly source: PolicySource;
  readonly period: Period;
}

async function readExemptions({ db }: Pick<Deps, "db">, { policy, source, period }: Learning) {
  const matches = await readReviewedMatches(db, { policy: policy.compiled, ...period });
  const texts = await readMaskedTexts(db.prisma, { policy: policy.compiled, revisions: matches });
  const rules = new Map(source.rules.map(({ spec }) => [spec.id, spec]));
  const found = findExemptions({
    policy: policy.compiled,
    matches,
    texts,
    hasPhrases: ({ ruleId, element }) => {
      const spec = rules.get(ruleId);
      return spec !== undefined && findPhrases(spec, element) !== null;
    },
  });
  return found.map((exemption) => presentExemption({ policy, source }, exemption));
}

type Presenting = Pick<Learning, "policy" | "source">;

function presentExemption({ policy, source }: Presenting, exemption: Exemption): PolicySuggestion {
  const { written: _, ...said } = exemption;
  const edits = exemptionEdits(source, exemption);
  return {
    kind: "exemption",
    id: idOf(["exemption", said.ruleId, said.where, said.words]),
    ...said,
    elements: [...said.elements],
    decisionIds: [...said.decisionIds],
    commentIds: [...said.commentIds],
    policyRevision: policy.revision,
    conflicts: conflictsOf(source, exemption),
    edits: [...edits],
    yaml: edits.length === 0 ? null : renderEdits(edits),
  };
}

function conflictsOf({ rules }: PolicySource, { ruleId, where, words }: Exemption): string[] {
  if (where !== "inside") return [];
  const own = rules.find(({ spec }) => spec.id === ruleId)?.spec.examples.matches ?? [];
  return own.map(({ text }) => text).filter((text) => ` ${foldWords(text)} `.includes(` ${words} `));
}

async function readTerms({ db }: Pick<Deps, "db">, { policy, source, period }: Learning) {
  const removals = (await readFlaggedRemovals(db, period)).filter(({ category }) => category !== PERSONAL_CATEGORY);
  if (removals.length === 0) return [];
  const texts = await readMaskedTexts(db.prisma, { policy: policy.compiled, revisions: removals });
  const published = await readPublishedTexts(db, period);
  const found = findTermCandidates({ policy: policy.compiled, removals, texts, published });
  return found.map((candidate) => presentTerm({ policy, source }, candidate));
}

function presentTerm({ policy, source }: Presenting, candidate: TermCandidate): PolicySuggestion {
  const { comments: removed, ...said } = candidate;
  const { ruleId, severity, edits } = termEdits(source, candidate);
  return {
    kind: "term",
    id: idOf(["term", said.category, said.term]),
    ...said,
    removed,
    ruleId,
    severity,
    decisionIds: [...said.decisionIds],
    commentIds: [...said.commentIds],
    policyRevision: policy.revision,
    edits: [...edits],
    yaml: renderEdits(edits),
  };
}

const idOf = (parts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);

const rankOf = ({ kind, authors, id }: Pick<PolicySuggestion, "kind" | "authors" | "id">) =>
  [kind === "exemption" ? 0 : 1, -authors, id] as const;

type Place = Pick<PolicySuggestion, "kind" | "authors" | "id">;

function inOrder(one: Place, other: Place): number {
  const [[kind, authors, id], [otherKind, otherAuthors, otherId]] = [rankOf(one), rankOf(other)];
  return kind - otherKind || authors - otherAuthors || (id < otherId ? -1 : id > otherId ? 1 : 0);
}

const position = z.strictObject({ kind: z.enum(["exemption", "term"]), authors: z.int(), id: z.string() });

export interface SuggestionsPage {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page behind the cursor, in the order of `readSuggestions`. Throws Refusal `invalid_request` for a foreign cursor. */
export function pageOf(found: readonly PolicySuggestion[], { limit, cursor }: SuggestionsPage) {
  const start = cursor === undefined ? null : decodeCursor(position, cursor);
  const rest = start ? found.filter((each) => inOrder(each, start) > 0) : found;
  const items = rest.slice(0, limit);
  const last = rest.length > limit ? items.at(-1) : undefined;
  const next = last && { kind: last.kind, authors: last.authors, id: last.id };
  return { items, nextCursor: next ? encodeCursor(next) : null };
}
