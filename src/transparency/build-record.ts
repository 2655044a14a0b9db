import { DSA_KEYWORDS } from "../policy/dsa-codes.ts";
import { type DsaRecord, EEA, LONGEST } from "./record.ts";
import type { StatementRow } from "./read-statements.ts";
import type { DsaCodes, RuleCodes } from "./rule-codes.ts";

export interface BuildRecord {
  /** Of the statement's policy revision. */
  readonly codes: RuleCodes;
  /** Where anybody can read the terms. */
  readonly termsUrl: string | null;
}

/**
 * The statement as the EU's transparency database takes it, from codes, days and the policy's own sentences: nothing that
 * a person wrote. Null where nothing is restricted, as by a warning.
 */
export function buildRecord(row: StatementRow, { codes, termsUrl }: BuildRecord): DsaRecord | null {
  const { data } = row;
  const restriction = restrictionOf(row);
  if (restriction === null) return null;
  const detected = data.automatedDetection ?? row.automatedDetection;
  const automated = data.automatedDecision ?? row.basis === "policy";
  return {
    puid: row.id,
    ...restriction.fields,
    ...groundOf(row),
    ...(termsUrl === null ? {} : { decision_ground_reference_url: termsUrl }),
    content_type: ["CONTENT_TYPE_TEXT"],
    ...categoriesOf(row, codes),
    territorial_scope: EEA,
    ...(row.locale === null ? {} : languageOf(row.locale)),
    content_date: dayOf(row.contentAt),
    application_date: dayOf(row.decidedAt),
    decision_facts: cut(factsOf(row, { what: restriction.what, detected, automated }), LONGEST.decision_facts),
    source_type: sourceOf(row),
    automated_detection: detected ? "Yes" : "No",
    automated_decision: automated ? "AUTOMATED_DECISION_FULLY" : "AUTOMATED_DECISION_NOT_AUTOMATED",
  };
}

/** A reader's flag is a notification, but no notice in the sense of Article 16: that one comes by the public form. */
function sourceOf({ data, noticed }: StatementRow): string {
  if (noticed !== null) return NOTICES[noticed];
  return (data.source ?? "own_initiative") === "own_initiative" ? "SOURCE_VOLUNTARY" : "SOURCE_TYPE_OTHER_NOTIFICATION";
}

const NOTICES = { notice: "SOURCE_ARTICLE_16", trusted_flagger: "SOURCE_TRUSTED_FLAGGER" } as const;

interface Restriction {
  readonly what: string;
  readonly fields: Partial<DsaRecord>;
}

function restrictionOf({ kind, restrictionKind, restrictedUntil, data }: StatementRow): Restriction | null {
  const end = data.endsAt ?? restrictedUntil?.toISOString() ?? null;
  const until = end === null ? undefined : end.slice(0, 10);
  if (kind === "remove" || kind === "hold") return CONTENT[kind];
  return RESTRICTIONS[data.restriction ?? restrictionKind ?? ""]?.(until) ?? null;
}

const RESTRICTIONS: Readonly<Record<string, (until: string | undefined) => Restriction>> = {
  premoderated: (until) => ({
    what: "New comments of an account are read by a moderator before they appear.",
    fields: {
      decision_provision: "DECISION_PROVISION_PARTIAL_SUSPENSION",
      ...(until !== undefined && { end_date_service_restriction: until }),
    },
  }),
  suspended: (until) => ({
    what: "An account was suspended from commenting.",
    fields: {
      decision_account: "DECISION_ACCOUNT_SUSPENDED",
      ...(until !== undefined && { end_date_account_restriction: until }),
    },
  }),
  banned: () => ({
    what: "An account was excluded from commenting.",
    fields: { decision_account: "DECISION_ACCOUNT_TERMINATED" },
  }),
};

const CONTENT = {
  remove: {
    what: "A comment was removed.",
    fields: { decision_visibility: ["DECISION_VISIBILITY_CONTENT_REMOVED"] },
  },
  hold: {
    what: "A comment is not shown until a moderator has read it.",
    fields: { decision_visibility: ["DECISION_VISIBILITY_CONTENT_DISABLED"] },
  },
} as const satisfies Record<string, Restriction>;

/** The clause with its text, and why it applies: what the rules that fired say of it. */
function groundOf({ data, notices, reasonCategory }: StatementRow) {
  const isLaw = (data.ground ?? (reasonCategory === "illegal" ? "law" : "terms")) === "law";
  const titles = data.clauses.map(({ title }) => title);
  const ground = sentence(isLaw ? titles : [...titles, ...data.rules.map(({ title }) => title)], isLaw ? LAW : TERMS);
  const explanation = sentence([...data.clauses.map(({ text }) => text), ...(data.notices ?? notices)], ground);
  return isLaw
    ? {
        decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT",
        illegal_content_legal_ground: cut(ground, LONGEST.illegal_content_legal_ground),
        illegal_content_explanation: cut(explanation, LONGEST.illegal_content_explanation),
      }
    : {
        decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        incompatible_content_ground: cut(ground, LONGEST.incompatible_content_ground),
        incompatible_content_explanation: cut(explanation, LONGEST.incompatible_content_explanation),
      };
}

const LAW = "The law that the statement of reasons to the author names";
const TERMS = "The publisher's rules for comments";

/** Each part once; `instead` where there is none. */
function sentence(parts: readonly string[], instead: string): string {
  const said = [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ""))];
  return said.length === 0 ? instead : said.join(" · ");
}

function categoriesOf({ data, categories, reasonCategory }: StatementRow, codes: RuleCodes) {
  const byRule = data.rules.flatMap(({ id }): readonly DsaCodes[] => {
    const found = codes.ofRule(id);
    return found ? [found] : [];
  });
  const named = data.categories ?? categories;
  const byCategory = (named.length > 0 ? named : [reasonCategory ?? ""]).map(codes.ofCategory);
  const found = byRule.length > 0 ? byRule : byCategory;
  const [category = "", ...others] = new Set(found.map((each) => each.category));
  const keywords = [...new Set(found.flatMap((each) => each.keywords))].filter((each) => DSA_KEYWORDS.has(each));
  return {
    category,
    ...(others.length > 0 && { category_addition: others }),
    ...(keywords.length > 0 && { category_specification: keywords }),
  };
}

interface Facts {
  readonly what: string;
  readonly detected: boolean;
  readonly automated: boolean;
}

function factsOf({ data, categories }: StatementRow, { what, detected, automated }: Facts): string {
  const named = data.categories ?? categories;
  return [
    what,
    CAUSES[data.cause ?? ""] ?? "",
    named.length === 0 ? "" : `Ground: ${named.join(", ")}.`,
    data.reports === 0 ? "" : `Reports before the decision: ${data.reports}.`,
    data.strikes.length === 0 ? "" : `Removals that count against the account: ${data.strikes.length}.`,
    detected ? "Automated means found it." : "No automated means found it.",
    automated ? "Automated means decided." : "A person decided.",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

const CAUSES: Readonly<Record<string, string>> = {
  article_premoderation: "Comments on this article are read by a moderator before they appear.",
  author_premoderation: "Comments of this account are read by a moderator before they appear.",
  reader_flags: "Several readers had asked for a review.",
  carried_over: "The text before this one was waiting for a moderator already.",
  appeal: "It was decided on an appeal.",
  restriction: "It went with a restriction of the account; nobody judged it by itself.",
};

const languageOf = (locale: string): Pick<DsaRecord, "content_language"> =>
  /^[a-z]{2}(?:-|$)/i.test(locale) ? { content_language: locale.slice(0, 2).toUpperCase() } : {};

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}
