import { DETECTORS } from "../policy/detect/detectors.ts";
import { DSA_CATEGORIES, DSA_KEYWORDS } from "../policy/dsa-codes.ts";
import { EEA, LONGEST, type DsaRecord } from "./record.ts";

/** `decision_facts.too_long`: a field of the record and what is wrong with it. */
export type Fault =
  `${keyof DsaRecord}.${"required" | "unknown" | "too_long" | "form" | "not_unique" | "personal_data"}`;

/**
 * What the EU's transparency database would refuse in one record, by field (sources: see `DsaRecord`), and personal data
 * in its free texts, found by the detectors of the policy: Article 24(5) forbids it, whatever the database accepts. An
 * empty list: it may be sent. That `puid` is unique is for `findRepeated` and the database to say.
 */
export function findFaults(record: DsaRecord): readonly Fault[] {
  return [...missing(record), ...unknown(record), ...tooLong(record), ...misshapen(record), ...personal(record)];
}

/** The records whose `puid` an earlier one of the list has. */
export function findRepeated(records: readonly DsaRecord[]): ReadonlySet<DsaRecord> {
  const seen = new Set<string>();
  return new Set(records.filter(({ puid }) => seen.has(puid) || !seen.add(puid)));
}

const ALWAYS = [
  "puid",
  "decision_ground",
  "content_type",
  "category",
  "territorial_scope",
  "content_date",
  "application_date",
  "decision_facts",
  "source_type",
  "automated_detection",
  "automated_decision",
] as const;

const GROUND_FIELDS = {
  DECISION_GROUND_ILLEGAL_CONTENT: ["illegal_content_legal_ground", "illegal_content_explanation"],
  DECISION_GROUND_INCOMPATIBLE_CONTENT: ["incompatible_content_ground", "incompatible_content_explanation"],
} as const;

const isGround = (value: string): value is keyof typeof GROUND_FIELDS => Object.hasOwn(GROUND_FIELDS, value);

function missing(record: DsaRecord): Fault[] {
  const { decision_ground: ground } = record;
  const required: (keyof DsaRecord)[] = [...ALWAYS, ...(isGround(ground) ? GROUND_FIELDS[ground] : [])];
  if (isEmpty(record.decision_account) && isEmpty(record.decision_provision)) required.push("decision_visibility");
  if (record.decision_visibility?.includes("DECISION_VISIBILITY_OTHER")) required.push("decision_visibility_other");
  if (record.content_type.includes("CONTENT_TYPE_OTHER")) required.push("content_type_other");
  return required.filter((field) => isEmpty(record[field])).map((field): Fault => `${field}.required`);
}

const isEmpty = (value: string | readonly string[] | undefined): boolean =>
  value === undefined || (typeof value === "string" ? value.trim() === "" : value.length === 0);

const named = (prefix: string, ...names: readonly string[]): ReadonlySet<string> =>
  new Set(names.map((name) => `${prefix}_${name}`));

const VALUES = {
  decision_visibility: named(
    "DECISION_VISIBILITY",
    "CONTENT_REMOVED",
    "CONTENT_DISABLED",
    "CONTENT_DEMOTED",
    "CONTENT_AGE_RESTRICTED",
    "CONTENT_INTERACTION_RESTRICTED",
    "CONTENT_LABELLED",
    "OTHER",
  ),
  decision_provision: named(
    "DECISION_PROVISION",
    "PARTIAL_SUSPENSION",
    "TOTAL_SUSPENSION",
    "PARTIAL_TERMINATION",
    "TOTAL_TERMINATION",
  ),
  decision_account: named("DECISION_ACCOUNT", "SUSPENDED", "TERMINATED"),
  account_type: named("ACCOUNT_TYPE", "BUSINESS", "PRIVATE"),
  decision_ground: new Set(Object.keys(GROUND_FIELDS)),
  incompatible_content_illegal: new Set(["Yes", "No"]),
  content_type: named("CONTENT_TYPE", "APP", "AUDIO", "IMAGE", "PRODUCT", "SYNTHETIC_MEDIA", "TEXT", "VIDEO", "OTHER"),
  category: DSA_CATEGORIES,
  category_addition: DSA_CATEGORIES,
  category_specification: DSA_KEYWORDS,
  territorial_scope: new Set(EEA),
  source_type: named("SOURCE", "ARTICLE_16", "TRUSTED_FLAGGER", "TYPE_OTHER_NOTIFICATION", "VOLUNTARY"),
  automated_detection: new Set(["Yes", "No"]),
  automated_decision: named("AUTOMATED_DECISION", "FULLY", "PARTIALLY", "NOT_AUTOMATED"),
} as const satisfies Partial<Record<keyof DsaRecord, ReadonlySet<string>>>;

function unknown(record: DsaRecord): Fault[] {
  const fields = Object.keys(VALUES) as (keyof typeof VALUES)[];
  return fields
    .filter((field) => !valuesOf(record[field]).every((value) => VALUES[field].has(value)))
    .map((field): Fault => `${field}.unknown`);
}

const valuesOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

function tooLong(record: DsaRecord): Fault[] {
  const fields = Object.keys(LONGEST) as (keyof typeof LONGEST)[];
  return fields
    .filter((field) => [...(record[field] ?? "")].length > LONGEST[field])
    .map((field): Fault => `${field}.too_long`);
}

const END_DATES = [
  "end_date_account_restriction",
  "end_date_service_restriction",
  "end_date_visibility_restriction",
] as const;
const LATEST = "2038-01-01";

function misshapen(record: DsaRecord): Fault[] {
  const { puid, content_date: content, application_date: applied, decision_ground_reference_url: url } = record;
  const ends = END_DATES.filter((field) => !isDay(record[field] ?? applied, applied));
  const faults: Fault[] = ends.map((field): Fault => `${field}.form`);
  if (!/^[a-zA-Z0-9_-]+$/.test(puid)) faults.push("puid.form");
  if (!isDay(content, "2000-01-01")) faults.push("content_date.form");
  if (!isDay(applied, "2020-01-01")) faults.push("application_date.form");
  if (!/^[A-Z]{2}$/.test(record.content_language ?? "EN")) faults.push("content_language.form");
  if (url !== undefined && !(/^https?:\/\/\S+$/.test(url) && URL.canParse(url)))
    faults.push("decision_ground_reference_url.form");
  return faults;
}

/** Days of this form sort as texts. */
function isDay(day: string, earliest: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < earliest || day > LATEST) return false;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

const FREE_TEXTS = [
  "decision_visibility_other",
  "illegal_content_legal_ground",
  "illegal_content_explanation",
  "incompatible_content_ground",
  "incompatible_content_explanation",
  "content_type_other",
  "category_specification_other",
  "decision_facts",
  "source_identity",
] as const;

const personal = (record: DsaRecord): Fault[] =>
  FREE_TEXTS.filter((field) => hasPersonalData(record[field] ?? "")).map((field): Fault => `${field}.personal_data`);

/** The same few sentences of a policy stand in most records. */
const judged = new Map<string, boolean>();
const MOST_JUDGED = 5_000;

function hasPersonalData(text: string): boolean {
  if (text === "") return false;
  const known = judged.get(text);
  if (known !== undefined) return known;
  const found = Object.values(DETECTORS).some((detect) => detect({ text }).length > 0);
  if (judged.size >= MOST_JUDGED) judged.clear();
  judged.set(text, found);
  return found;
}
