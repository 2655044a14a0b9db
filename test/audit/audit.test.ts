import { appendAudit } from "../../src/audit/append-audit.ts";
import type { AppendAudit } from "../../src/audit/append-audit.ts";
import { readAudit } from "../../src/audit/read-audit.ts";
import type { Db } from "../../src/db/client.ts";
import { transaction } from "../../src/db/transaction.ts";
import type { Actor } from "../../src/shared/actor.ts";
import { newId } from "../../src/shared/ids.ts";
import { SITE_ID } from "../../src/shared/site.ts";
import { testDatabase } from "../support/database.ts";

let db: Db;
const accountId = newId();
const at = new Date("2026-03-01T10:00:00Z");

beforeAll(async () => {
  db = await testDatabase();
  await db.prisma.account.create({
    data: {
      id: accountId,
      siteId: SITE_ID,
      email: "mo@example.org",
      displayName: "Mo",
      createdAt: at,
    },
  });
});

const operator: Actor = { kind: "operator", label: "cli:ada" };
const entry = (fields: Partial<AppendAudit> = {}): AppendAudit => ({
  actor: operator,
  action: "policy_activated",
  subjectKind: "policy",
  subjectId: "abc",
  at,
  ...fields,
});
const append = (fields?: Partial<AppendAudit>) => transaction(db, (tx) => appendAudit(tx, entry(fields)));

describe("the audit", () => {
  test.each<[Actor, string | null, string | null]>([
    [{ kind: "person", accountId, role: "moderator", sessionId: newId() }, accountId, null],
    [{ kind: "program", tokenId: "token-1", scopes: [] }, null, "token:token-1"],
    [operator, null, "cli:ada"],
    [{ kind: "system", label: "policy-engine" }, null, "policy-engine"],
  ])("tells who it was: %j", async (actor, actorAccountId, actorLabel) => {
    await append({ actor, details: { revisions: ["a1", "b2"], count: 3, forced: false } });
    const { items } = await readAudit({ db }, { limit: 1 });
    expect(items).toEqual([
      {
        id: expect.anything(),
        at,
        actorAccountId,
        actorLabel,
        action: "policy_activated",
        subjectKind: "policy",
        subjectId: "abc",
        details: { revisions: ["a1", "b2"], count: 3, forced: false },
      },
    ]);
  });

  test.each([
    { text: "x".repeat(101) },
    { text: "you are an idiot" },
    { email: "ada@example.org" },
    { list: ["fine", "not fine"] },
    { "a sentence": 1 },
    { nested: { text: "x" } },
  ])("does not take words of a person: %j", async (details) => {
    await expect(append({ action: "refused", details: details as AppendAudit["details"] & object })).rejects.toThrow();
    expect((await readAudit({ db }, { limit: 10, action: "refused" })).items).toEqual([]);
  });

  test("vanishes with the transaction of what it tells", async () => {
    const undone = transaction(db, async (tx) => {
      await appendAudit(tx, entry({ action: "undone" }));
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    expect((await readAudit({ db }, { limit: 10, action: "undone" })).items).toEqual([]);
  });

  test("is never changed or deleted", async () => {
    await append();
    await expect(db.pool.query("update audit_entries set action = 'x'")).rejects.toThrow();
    await expect(db.pool.query("delete from audit_entries")).rejects.toThrow();
    await expect(db.pool.query("truncate audit_entries")).rejects.toThrow();
  });

  test("is read newest first, page by page, without a gap when entries are added meanwhile", async () => {
    for (const number of [1, 2, 3, 4, 5]) await append({ action: "paged", details: { number } });
    const numbers: unknown[] = [];
    let page = await readAudit({ db }, { limit: 2, action: "paged" });
    for (;;) {
      numbers.push(...page.items.map(({ details }) => details));
      if (page.next === null) break;
      await append({ action: "paged", details: { number: 99 } });
      page = await readAudit({ db }, { limit: 2, action: "paged", before: page.next });
    }
    expect(numbers).toEqual([5, 4, 3, 2, 1].map((number) => ({ number })));
  });
});
