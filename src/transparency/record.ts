/**
 * One statement of reasons as the EU's transparency database takes it (DSA Article 24(5)): the fields that comments and
 * accounts need. Names, values and lengths: "API and Schema",
 * https://transparency.dsa.ec.europa.eu/page/api-documentation, schema in force since 1 July 2025, and
 * GroupedSubmissionsService::multi_rules in https://github.com/digital-services-act/transparency-database. Days are
 * YYYY-MM-DD, countries ISO 3166-1, languages ISO 639-1 in capitals.
 */
export interface DsaRecord {
  readonly puid: string;
  readonly decision_visibility?: readonly string[];
  readonly decision_visibility_other?: string;
  readonly decision_provision?: string;
  readonly decision_account?: string;
  readonly account_type?: string;
  readonly decision_ground: string;
  readonly decision_ground_reference_url?: string;
  readonly illegal_content_legal_ground?: string;
  readonly illegal_content_explanation?: string;
  readonly incompatible_content_ground?: string;
  readonly incompatible_content_explanation?: string;
  readonly incompatible_content_illegal?: string;
  readonly content_type: readonly string[];
  readonly content_type_other?: string;
  readonly category: string;
  readonly category_addition?: readonly string[];
  readonly category_specification?: readonly string[];
  readonly category_specification_other?: string;
  readonly territorial_scope: readonly string[];
  readonly content_language?: string;
  readonly content_date: string;
  readonly application_date: string;
  readonly end_date_account_restriction?: string;
  readonly end_date_service_restriction?: string;
  readonly end_date_visibility_restriction?: string;
  readonly decision_facts: string;
  readonly source_type: string;
  readonly source_identity?: string;
  readonly automated_detection: "Yes" | "No";
  readonly automated_decision: string;
}

/** Every country of the European Economic Area: what is hidden here is hidden everywhere. */
export const EEA: readonly string[] = [
  "AT",
  "BE",
  "BG",
  "CY",
  "CZ",
  "DE",
  "DK",
  "EE",
  "ES",
  "FI",
  "FR",
  "GR",
  "HR",
  "HU",
  "IE",
  "IS",
  "IT",
  "LI",
  "LT",
  "LU",
  "LV",
  "MT",
  "NL",
  "NO",
  "PL",
  "PT",
  "RO",
  "SE",
  "SI",
  "SK",
];

/** Most characters of a free text. */
export const LONGEST = {
  decision_visibility_other: 500,
  decision_ground_reference_url: 500,
  illegal_content_legal_ground: 500,
  illegal_content_explanation: 2_000,
  incompatible_content_ground: 500,
  incompatible_content_explanation: 2_000,
  content_type_other: 500,
  category_specification_other: 500,
  decision_facts: 5_000,
  source_identity: 500,
  puid: 500,
} as const;
