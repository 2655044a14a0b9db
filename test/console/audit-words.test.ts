import { readFile, readdir } from "node:fs/promises";
import { AUDIT_TEXTS } from "../../src/console/audit-texts.ts";
import { UNSAID } from "../../src/console/audit-table.tsx";
import { QUALITY } from "../../src/console/texts/quality-texts.ts";
import { ClaimSubject, DecisionKind } from "../../src/db/generated/enums.ts";
import { KEPT } from "../../src/retention/due.ts";

async function readAll(folder: string, isMeant: (text: string) => boolean): Promise<readonly string[]> {
  const root = new URL(`../../${folder}/`, import.meta.url);
  const files = (await readdir(root, { recursive: true })).filter((file) => /\.(?:tsx?|sql)$/.test(file));
  return (await Promise.all(files.map((file) => readFile(new URL(file, root), "utf8")))).filter(isMeant);
}

const writers = await readAll("src", (text) => /\bappendAudit\(/.test(text));

/** What the database writes itself: each insert, to its end. */
const inserts = (await readAll("prisma/migrations", () => true)).flatMap(
  (text) => text.match(/insert into audit_entries[^;]*;/g) ?? [],
);

/** What a pattern's groups hold, wherever it is found. */
const findAll = (texts: readonly string[], pattern: RegExp): readonly string[] =>
  texts.flatMap((text) => [...text.matchAll(pattern)].flatMap(([, ...groups]) => groups.filter(Boolean)));

/** From behind each start to the brace that ends it. */
const objectsAfter = (text: string, start: RegExp): readonly string[] =>
  [...text.matchAll(start)].map((found) => {
    let depth = 1;
    let end = found.index + found[0].length;
    const begin = end;
    while (depth > 0 && end < text.length) {
      if (text[end] === "{") depth += 1;
      if (text[end] === "}") depth -= 1;
      end += 1;
    }
    return text.slice(begin, end - 1);
  });

const objects = writers.flatMap((text) =>
  objectsAfter(text, /\bdetails(?:: AuditDetails)?(?: =|:) (?:[^{};]*\? )?\{/g),
);

const written = {
  actions: [
    ...findAll(writers, /"([a-z]+\.[a-z_]+)"/g),
    ...findAll(inserts, /'([a-z]+\.[a-z_]+)'/g),
    ...Object.values(DecisionKind).map((kind) => `decision.${kind}`),
    ...Object.values(ClaimSubject).flatMap((subject) => [`${subject}.claim`, `${subject}.release`]),
  ],
  subjects: [
    ...findAll(writers, /subjectKind: "(\w+)"/g),
    ...findAll(inserts, /then '(\w+)' else '(\w+)' end,\n/g),
    ...findAll(inserts, /'\w+\.\w+', '(\w+)'/g),
    ...Object.values(ClaimSubject),
  ],
  fields: [
    ...findAll(objects, /(?:^|[,{])\s*(\w+)\s*(?=[:,}]|$)/g),
    ...findAll(
      inserts.map((text) => text.slice(text.indexOf("jsonb_build_object("))),
      /'(\w+)', (?:\w+\.|\w+\(|true)/g,
    ),
    ...KEPT.map(({ kind }) => kind),
    // A change to an article is told by its columns.
    "commentsOpen",
    "moderation",
  ].filter((name) => !UNSAID.has(name)),
};

test("the code that writes the audit is found, and so is what the database writes", () => {
  expect(written.actions).toEqual(expect.arrayContaining(["golden.mark", "notifier.warn", "statement.issue"]));
  expect(written.subjects).toEqual(expect.arrayContaining(["golden_item", "statement", "comment", "account"]));
  expect(written.fields).toEqual(expect.arrayContaining(["openComments", "endsAt", "hash", "account_notes"]));
});

describe.each(["en", "de"] as const)("in the audit, in %s", (lang) => {
  test.each(["actions", "subjects", "fields"] as const)("all %s that are written have their words", (part) => {
    const said = AUDIT_TEXTS[lang][part];
    expect([...new Set(written[part])].filter((code) => said[code] === undefined)).toEqual([]);
  });

  test("a golden item is called as on its own screen", () => {
    const name = QUALITY[lang].golden.heading.toLowerCase();
    const { subjects, actions } = AUDIT_TEXTS[lang];
    for (const words of [subjects["golden_item"], actions["golden.mark"], actions["golden.retire"]])
      expect(words?.toLowerCase()).toContain(name);
  });
});
