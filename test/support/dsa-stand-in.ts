import { once } from "node:events";
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A stand-in for the EU transparency database's `POST /statements`. Its rules are written down from the database's own
 * validation (GroupedSubmissionsService::multi_rules and PlatformUniqueIdService of
 * https://github.com/digital-services-act/transparency-database) and its documentation ("API and Schema"), and share
 * nothing with the program that is tried against it.
 */
export interface StandIn {
  readonly url: string;
  readonly token: string;
  /** By `puid`, in the order in which they came. */
  readonly statements: ReadonlyMap<string, Statement>;
  /** The size of each batch that arrived and the status it was answered with; 0: the connection was cut. */
  readonly calls: readonly { readonly size: number; readonly status: number }[];
  /** What the next calls meet, one each, before the rules are asked. */
  readonly next: (...moods: readonly Mood[]) => void;
  readonly close: () => Promise<void>;
}

export type Mood =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** Never answers. */
  | "hang"
  /** Keeps the statements and cuts the connection before the answer. */
  | "keep and cut"
  /** Refuses the statement at this place, as if a rule of its own had changed. */
  | { readonly refuse: number; readonly field: string };

type Statement = Readonly<Record<string, unknown>>;
type Errors = Record<string, string[]>;

const TOKEN = "7|stand-in";

export async function startStandIn(): Promise<StandIn> {
  const statements = new Map<string, Statement>();
  const calls: { size: number; status: number }[] = [];
  const moods: Mood[] = [];
  const server = createServer((req, res) => {
    answer({ req, res, statements, calls, mood: moods.shift() }).catch(() => res.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${portOf(server)}/api/v1/statements`,
    token: TOKEN,
    statements,
    calls,
    next: (...more) => void moods.push(...more),
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

interface Call {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly statements: Map<string, Statement>;
  readonly calls: { size: number; status: number }[];
  readonly mood: Mood | undefined;
}

async function answer({ req, res, statements, calls, mood }: Call): Promise<void> {
  const body = await readBody(req);
  const given = (body as { statements?: unknown }).statements;
  const size = Array.isArray(given) ? given.length : 0;
  const send = (status: number, said: unknown, headers: Readonly<Record<string, string>> = {}) => {
    calls.push({ size, status });
    res.writeHead(status, { "content-type": "application/json", ...headers });
    res.end(JSON.stringify(said));
  };
  if (mood === "hang") return void calls.push({ size, status: 0 });
  if (typeof mood === "object" && "status" in mood) return send(mood.status, mood.body ?? {}, mood.headers);
  if (req.method !== "POST" || req.url !== "/api/v1/statements") return send(404, {});
  if (req.headers.authorization !== `Bearer ${TOKEN}`) return send(401, { message: "Unauthenticated." });
  if (!Array.isArray(given) || size < 1 || size > 100)
    return send(422, {
      message: "The statements field must have between 1 and 100 items.",
      errors: { statements: [] },
    });

  const errors: Record<string, Errors> = {};
  given.forEach((statement: Statement, index) => {
    const found = check(statement);
    if (typeof mood === "object" && "refuse" in mood && mood.refuse === index) found[mood.field] = ["It is refused."];
    if (Object.keys(found).length > 0) errors[`statement_${index}`] = found;
  });
  if (Object.keys(errors).length > 0) return send(422, { errors });

  const puids = given.map(({ puid }: Statement) => String(puid));
  const duplicates = puids.filter((puid, at) => statements.has(puid) || puids.indexOf(puid) !== at);
  if (duplicates.length > 0) {
    const message = "The platform identifier(s) are not all unique within this call.";
    return send(422, { message, errors: { puid: [message], existing_puids: duplicates } });
  }
  for (const statement of given as Statement[]) statements.set(String(statement["puid"]), statement);
  if (mood === "keep and cut") {
    calls.push({ size, status: 0 });
    return void res.destroy();
  }
  send(201, { statements: given });
}

async function readBody(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return {};
  }
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const prefixed = (prefix: string, text: string) => words(text).map((word) => prefix + word);

const DECISION_VISIBILITIES = prefixed(
  "DECISION_VISIBILITY_",
  "CONTENT_REMOVED CONTENT_DISABLED CONTENT_DEMOTED CONTENT_AGE_RESTRICTED CONTENT_INTERACTION_RESTRICTED CONTENT_LABELLED OTHER",
);
const DECISION_MONETARIES = prefixed("DECISION_MONETARY_", "SUSPENSION TERMINATION OTHER");
const DECISION_PROVISIONS = prefixed(
  "DECISION_PROVISION_",
  "PARTIAL_SUSPENSION TOTAL_SUSPENSION PARTIAL_TERMINATION TOTAL_TERMINATION",
);
const DECISION_ACCOUNTS = prefixed("DECISION_ACCOUNT_", "SUSPENDED TERMINATED");
const ACCOUNT_TYPES = prefixed("ACCOUNT_TYPE_", "BUSINESS PRIVATE");
const DECISION_GROUNDS = prefixed("DECISION_GROUND_", "ILLEGAL_CONTENT INCOMPATIBLE_CONTENT");
const CONTENT_TYPES = prefixed("CONTENT_TYPE_", "APP AUDIO IMAGE PRODUCT SYNTHETIC_MEDIA TEXT VIDEO OTHER");
const SOURCE_TYPES = words("SOURCE_ARTICLE_16 SOURCE_TRUSTED_FLAGGER SOURCE_TYPE_OTHER_NOTIFICATION SOURCE_VOLUNTARY");
const AUTOMATED_DECISIONS = prefixed("AUTOMATED_DECISION_", "FULLY PARTIALLY NOT_AUTOMATED");
const CATEGORIES = prefixed(
  "STATEMENT_CATEGORY_",
  `ANIMAL_WELFARE CONSUMER_INFORMATION CYBER_VIOLENCE CYBER_VIOLENCE_AGAINST_WOMEN
   DATA_PROTECTION_AND_PRIVACY_VIOLATIONS ILLEGAL_OR_HARMFUL_SPEECH INTELLECTUAL_PROPERTY_INFRINGEMENTS
   NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS NOT_SPECIFIED_NOTICE OTHER_VIOLATION_TC PROTECTION_OF_MINORS
   RISK_FOR_PUBLIC_SECURITY SCAMS_AND_FRAUD SELF_HARM UNSAFE_AND_PROHIBITED_PRODUCTS VIOLENCE`,
);
const KEYWORDS = prefixed(
  "KEYWORD_",
  `ANIMAL_HARM ADULT_SEXUAL_MATERIAL AGE_SPECIFIC_RESTRICTIONS AGE_SPECIFIC_RESTRICTIONS_MINORS BIOMETRIC_DATA_BREACH
   BULLYING_AGAINST_GIRLS CHILD_SEXUAL_ABUSE_MATERIAL CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE
   CONTENT_PROMOTING_EATING_DISORDERS COORDINATED_HARM COPYRIGHT_INFRINGEMENT CYBER_BULLYING_INTIMIDATION
   CYBER_HARASSMENT CYBER_HARASSMENT_AGAINST_WOMEN CYBER_INCITEMENT CYBER_STALKING CYBER_STALKING_AGAINST_WOMEN
   DATA_FALSIFICATION DEFAMATION DESIGN_INFRINGEMENT DISCRIMINATION MISINFORMATION_DISINFORMATION
   FEMALE_GENDERED_DISINFORMATION GEOGRAPHIC_INDICATIONS_INFRINGEMENT GEOGRAPHICAL_REQUIREMENTS
   GOODS_SERVICES_NOT_PERMITTED GROOMING_SEXUAL_ENTICEMENT_MINORS HATE_SPEECH HIDDEN_ADVERTISEMENT HUMAN_EXPLOITATION
   HUMAN_TRAFFICKING ILLEGAL_ORGANIZATIONS IMPERSONATION_ACCOUNT_HIJACKING INAUTHENTIC_ACCOUNTS INAUTHENTIC_LISTINGS
   INAUTHENTIC_USER_REVIEWS INCITEMENT_AGAINST_WOMEN INCITEMENT_VIOLENCE_HATRED INSUFFICIENT_INFORMATION_ON_TRADERS
   LANGUAGE_REQUIREMENTS MISLEADING_INFO_CONSUMER_RIGHTS MISLEADING_INFO_GOODS_SERVICES MISSING_PROCESSING_GROUND
   NON_CONSENSUAL_IMAGE_SHARING NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN NON_CONSENSUAL_MATERIAL_DEEPFAKE
   NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN NONCOMPLIANCE_PRICING NUDITY PATENT_INFRINGEMENT PHISHING
   PROHIBITED_PRODUCTS PYRAMID_SCHEMES RIGHT_TO_BE_FORGOTTEN RISK_ENVIRONMENTAL_DAMAGE RISK_PUBLIC_HEALTH
   SELF_MUTILATION STALKING SUICIDE TERRORIST_CONTENT TRADE_SECRET_INFRINGEMENT TRADEMARK_INFRINGEMENT
   TRAFFICKING_WOMEN_GIRLS UNLAWFUL_SALE_ANIMALS UNSAFE_CHALLENGES UNSAFE_PRODUCTS VIOLATION_EU_LAW
   VIOLATION_NATIONAL_LAW OTHER`,
);
const COUNTRIES = words("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK");

/** Laravel's `required`: there, and neither null nor empty. */
const isFilled = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  !(typeof value === "string" && value.trim() === "") &&
  !(Array.isArray(value) && value.length === 0);

/** One statement by the rules, field by field. */
export function check(statement: Statement): Errors {
  const errors: Errors = {};
  const fail = (field: string, why: string) => void (errors[field] ??= []).push(`The ${field} field ${why}.`);
  const required = (field: string) => isFilled(statement[field]) || fail(field, "is required");
  const oneOf = (field: string, values: readonly string[]) => {
    const value = statement[field];
    if (isFilled(value) && !values.includes(value as string)) fail(field, "is invalid");
  };
  const allOf = (field: string, values: readonly string[]) => {
    const value = statement[field];
    if (value === undefined || value === null) return;
    if (!Array.isArray(value)) return fail(field, "must be an array");
    if (!value.every((each) => values.includes(each))) fail(field, "is invalid");
  };
  const text = (field: string, most: number) => {
    const value = statement[field];
    if (value === undefined || value === null) return;
    if (typeof value !== "string") fail(field, "must be a string");
    else if (Array.from(value).length > most) fail(field, `must not be greater than ${most} characters`);
  };
  const day = (field: string, earliest: string) => {
    const value = statement[field];
    if (value === undefined || value === null) return;
    if (typeof value !== "string" || !isCalendarDay(value)) return fail(field, "does not match the format YYYY-MM-DD");
    if (value < earliest || value > "2038-01-01") fail(field, "is out of range");
  };
  const holds = (field: string, value: string) => {
    const list = statement[field];
    return Array.isArray(list) && list.includes(value);
  };

  const restrictions = ["decision_visibility", "decision_monetary", "decision_provision", "decision_account"];
  if (!restrictions.some((field) => isFilled(statement[field]))) restrictions.forEach(required);
  allOf("decision_visibility", DECISION_VISIBILITIES);
  if (holds("decision_visibility", "DECISION_VISIBILITY_OTHER")) required("decision_visibility_other");
  oneOf("decision_monetary", DECISION_MONETARIES);
  oneOf("decision_provision", DECISION_PROVISIONS);
  oneOf("decision_account", DECISION_ACCOUNTS);
  oneOf("account_type", ACCOUNT_TYPES);
  required("decision_ground");
  oneOf("decision_ground", DECISION_GROUNDS);
  if (statement["decision_ground"] === "DECISION_GROUND_ILLEGAL_CONTENT") {
    required("illegal_content_legal_ground");
    required("illegal_content_explanation");
  }
  if (statement["decision_ground"] === "DECISION_GROUND_INCOMPATIBLE_CONTENT") {
    required("incompatible_content_ground");
    required("incompatible_content_explanation");
  }
  oneOf("incompatible_content_illegal", ["Yes", "No"]);
  required("content_type");
  allOf("content_type", CONTENT_TYPES);
  if (holds("content_type", "CONTENT_TYPE_OTHER")) required("content_type_other");
  required("category");
  oneOf("category", CATEGORIES);
  allOf("category_addition", CATEGORIES);
  allOf("category_specification", KEYWORDS);
  required("territorial_scope");
  allOf("territorial_scope", COUNTRIES);
  if (isFilled(statement["content_language"]) && !/^[A-Z]{2}$/.test(String(statement["content_language"])))
    fail("content_language", "is invalid");
  required("content_date");
  day("content_date", "2000-01-01");
  required("application_date");
  day("application_date", "2020-01-01");
  const applied = statement["application_date"];
  for (const kind of ["account", "monetary", "service", "visibility"])
    day(`end_date_${kind}_restriction`, typeof applied === "string" ? applied : "");
  required("decision_facts");
  text("decision_facts", 5_000);
  for (const field of [
    "decision_visibility_other",
    "decision_ground_reference_url",
    "illegal_content_legal_ground",
    "incompatible_content_ground",
    "content_type_other",
    "category_specification_other",
    "source_identity",
    "puid",
  ])
    text(field, 500);
  for (const field of ["illegal_content_explanation", "incompatible_content_explanation"]) text(field, 2_000);
  if (
    isFilled(statement["decision_ground_reference_url"]) &&
    !/^https?:\/\/\S+$/.test(String(statement["decision_ground_reference_url"]))
  )
    fail("decision_ground_reference_url", "must be a valid URL");
  required("source_type");
  oneOf("source_type", SOURCE_TYPES);
  required("automated_detection");
  oneOf("automated_detection", ["Yes", "No"]);
  required("automated_decision");
  oneOf("automated_decision", AUTOMATED_DECISIONS);
  required("puid");
  if (isFilled(statement["puid"]) && !/^[a-zA-Z0-9-_]+$/.test(String(statement["puid"])))
    fail("puid", "has an invalid format");
  return errors;
}

function isCalendarDay(value: string): boolean {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  if (!year || !month || !date) return false;
  const last = new Date(Number(year), Number(month), 0).getDate();
  return Number(month) >= 1 && Number(month) <= 12 && Number(date) >= 1 && Number(date) <= last;
}
