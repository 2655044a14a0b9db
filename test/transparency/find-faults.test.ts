import fc from "fast-check";
import { findFaults, findRepeated } from "../../src/transparency/find-faults.ts";
import { type DsaRecord, EEA } from "../../src/transparency/record.ts";
import { check } from "../support/dsa-stand-in.ts";

const SOUND: DsaRecord = {
  puid: "0198a8f0-0000-7000-8000-000000000001",
  decision_visibility: ["DECISION_VISIBILITY_CONTENT_REMOVED"],
  decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
  incompatible_content_ground: "Profanity",
  incompatible_content_explanation: "Comments with profanity are removed.",
  content_type: ["CONTENT_TYPE_TEXT"],
  category: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
  category_specification: ["KEYWORD_OTHER"],
  territorial_scope: EEA,
  content_language: "DE",
  content_date: "2026-03-01",
  application_date: "2026-03-02",
  decision_facts: "A comment was removed. Ground: profanity. Automated means found it. A person decided.",
  source_type: "SOURCE_VOLUNTARY",
  automated_detection: "Yes",
  automated_decision: "AUTOMATED_DECISION_NOT_AUTOMATED",
};

const without = (field: keyof DsaRecord): DsaRecord =>
  Object.fromEntries(Object.entries(SOUND).filter(([name]) => name !== field)) as unknown as DsaRecord;

const LAW = {
  ...without("incompatible_content_ground"),
  decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT",
  illegal_content_legal_ground: "§ 185 StGB",
  illegal_content_explanation: "An insult.",
};

const ACCOUNT = {
  ...without("decision_visibility"),
  decision_account: "DECISION_ACCOUNT_SUSPENDED",
  end_date_account_restriction: "2026-03-02",
};

test.each([
  ["a removal", SOUND],
  ["one on the ground of a law", LAW],
  ["the suspension of an account, which ends on its first day", ACCOUNT],
  ["a longest text of characters beyond the basic plane", { ...SOUND, decision_facts: "𝔄".repeat(5_000) }],
])("%s is sound, and the database would take it", (_, record) => {
  expect(findFaults(record)).toEqual([]);
  expect(check({ ...record })).toEqual({});
});

test.each<[string, Partial<DsaRecord>, string]>([
  ["no restriction at all", { decision_visibility: [] }, "decision_visibility.required"],
  [
    "another restriction without words",
    { decision_visibility: ["DECISION_VISIBILITY_OTHER"] },
    "decision_visibility_other.required",
  ],
  ["an unknown restriction", { decision_visibility: ["REMOVED"] }, "decision_visibility.unknown"],
  ["an unknown one of an account", { decision_account: "BANNED" }, "decision_account.unknown"],
  ["no ground", { decision_ground: "" }, "decision_ground.required"],
  [
    "a ground in terms without its clause",
    { incompatible_content_ground: " " },
    "incompatible_content_ground.required",
  ],
  [
    "a ground in law without the law",
    { decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT" },
    "illegal_content_legal_ground.required",
  ],
  [
    "a clause beyond 500 characters",
    { incompatible_content_ground: "x".repeat(501) },
    "incompatible_content_ground.too_long",
  ],
  [
    "an explanation beyond 2,000",
    { incompatible_content_explanation: "x".repeat(2_001) },
    "incompatible_content_explanation.too_long",
  ],
  ["facts beyond 5,000", { decision_facts: "x".repeat(5_001) }, "decision_facts.too_long"],
  ["no facts", { decision_facts: "" }, "decision_facts.required"],
  ["no kind of content", { content_type: [] }, "content_type.required"],
  ["other content without words", { content_type: ["CONTENT_TYPE_OTHER"] }, "content_type_other.required"],
  ["a category of the schema before", { category: "STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE" }, "category.unknown"],
  [
    "a keyword of the schema before",
    { category_specification: ["KEYWORD_ONLINE_BULLYING_INTIMIDATION"] },
    "category_specification.unknown",
  ],
  ["a country outside the area", { territorial_scope: ["DE", "CH"] }, "territorial_scope.unknown"],
  ["no country", { territorial_scope: [] }, "territorial_scope.required"],
  ["a day that is in no calendar", { content_date: "2026-02-29" }, "content_date.form"],
  ["a time instead of a day", { application_date: "2026-03-02T00:00:00Z" }, "application_date.form"],
  ["a decision before the law", { application_date: "2019-12-31" }, "application_date.form"],
  [
    "an end before the beginning",
    { end_date_visibility_restriction: "2026-03-01" },
    "end_date_visibility_restriction.form",
  ],
  ["a language in small letters", { content_language: "de" }, "content_language.form"],
  ["an unknown source", { source_type: "SOURCE_READER" }, "source_type.unknown"],
  ["a decision half automated", { automated_decision: "Yes" }, "automated_decision.unknown"],
  ["a puid with a space", { puid: "a b" }, "puid.form"],
  ["a puid with a line break at its end", { puid: "abc\n" }, "puid.form"],
  ["a puid beyond 500 characters", { puid: "x".repeat(501) }, "puid.too_long"],
])("%s is refused here as there", (_, change, fault) => {
  const record = { ...SOUND, ...change };
  expect(findFaults(record)).toContain(fault);
  expect(Object.keys(check({ ...record }))).toContain(fault.split(".")[0]);
});

test.each([
  ["an address", "Write to jane.doe@example.org about it."],
  ["a telephone number", "Call her on +49 30 901820 tonight."],
  ["an account's number", "Pay to DE89 3704 0044 0532 0130 00."],
])("%s in a free text is refused here, though the database would take it", (_, text) => {
  const record = { ...SOUND, decision_facts: text };
  expect(findFaults(record)).toEqual(["decision_facts.personal_data"]);
  expect(check({ ...record })).toEqual({});
});

test("of records with the same puid all but the first are named", () => {
  const again = { ...SOUND };
  expect([...findRepeated([SOUND, again, { ...SOUND, puid: "other" }])]).toEqual([again]);
});

test("whatever passes here passes there", () => {
  const odd = fc.oneof(
    fc.constant(undefined),
    fc.string({ maxLength: 6 }),
    fc.constantFrom("x".repeat(501), "2026-03-02", "2038-01-02", "Yes", "DE", "https://example.org/terms", "ftp://x"),
    fc.array(fc.constantFrom("DE", "KEYWORD_OTHER", "CONTENT_TYPE_OTHER", "DECISION_VISIBILITY_OTHER", "nonsense"), {
      maxLength: 2,
    }),
  );
  const lists = new Set([
    "decision_visibility",
    "content_type",
    "category_addition",
    "category_specification",
    "territorial_scope",
  ]);
  const fields = [
    ...Object.keys({ ...SOUND, ...LAW, ...ACCOUNT }),
    "category_addition",
    "decision_ground_reference_url",
  ];
  const change = fc.dictionary(fc.constantFrom(...fields), odd, { maxKeys: 4 });
  fc.assert(
    fc.property(fc.constantFrom(SOUND, LAW, ACCOUNT), change, (base, changes) => {
      // Types are the compiler's business: a list stays a list, a text a text.
      const typed = Object.entries(changes).filter(([name, value]) => lists.has(name) === Array.isArray(value));
      const record = { ...base, ...Object.fromEntries(typed) } as unknown as DsaRecord;
      if (findFaults(record).length === 0) expect(check({ ...record })).toEqual({});
    }),
    { numRuns: 3_000 },
  );
});
