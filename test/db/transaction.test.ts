import { randomUUID } from "node:crypto";
import { transaction } from "../../src/db/transaction.ts";
import { freshDatabase } from "../support/database.ts";

const db = await freshDatabase();
await db.pool.query("create table counter (name text primary key, value int not null)");

async function addCounter(): Promise<string> {
  const name = randomUUID();
  await db.pool.query("insert into counter values ($1, 0)", [name]);
  return name;
}

async function readCounter(name: string): Promise<number | undefined> {
  const { rows } = await db.pool.query<{ value: number }>("select value from counter where name = $1", [name]);
  return rows[0]?.value;
}

/** Holds everyone back until `count` have come. */
function gate(count: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let arrived = 0;
  return async () => {
    arrived += 1;
    if (arrived >= count) return waiting.splice(0).forEach((open) => open());
    await new Promise<void>((open) => waiting.push(open));
  };
}

test("an error rolls back everything and is thrown on", async () => {
  const name = await addCounter();
  const work = transaction(db, async (tx) => {
    await tx.$executeRaw`update counter set value = 1 where name = ${name}`;
    throw new Error("changed my mind");
  });
  await expect(work).rejects.toThrow("changed my mind");
  expect(await readCounter(name)).toBe(0);
});

test("the loser of a deadlock runs again, and both transactions count", async () => {
  const [a, b] = [await addCounter(), await addCounter()];
  const bothHoldOne = gate(2);
  let runs = 0;
  const move = (first: string, second: string) =>
    transaction(db, async (tx) => {
      runs += 1;
      await tx.$executeRaw`update counter set value = value + 1 where name = ${first}`;
      await bothHoldOne();
      await tx.$executeRaw`update counter set value = value + 1 where name = ${second}`;
    });
  await Promise.all([move(a, b), move(b, a)]);
  expect([await readCounter(a), await readCounter(b)]).toEqual([2, 2]);
  expect(runs).toBe(3);
});

test("a serialization failure in Prisma's own queries runs again", async () => {
  await db.prisma.site.findFirstOrThrow();
  const bothHaveRead = gate(2);
  let runs = 0;
  const rename = (suffix: string) =>
    transaction(
      db,
      async (tx) => {
        runs += 1;
        const site = await tx.site.findFirstOrThrow();
        await bothHaveRead();
        await tx.site.update({ where: { id: site.id }, data: { name: `${site.name}${suffix}` } });
      },
      { isolation: "RepeatableRead" },
    );
  await Promise.all([rename("x"), rename("y")]);
  const site = await db.prisma.site.findFirstOrThrow();
  expect(site.name).toMatch(/(xy|yx)$/);
  expect(runs).toBe(3);
});

test("a transaction that conflicts every time gives up after four runs", async () => {
  let runs = 0;
  const work = transaction(db, async (tx) => {
    runs += 1;
    await tx.$executeRawUnsafe("do $$ begin raise exception 'again' using errcode = '40001'; end $$");
  });
  await expect(work).rejects.toThrow();
  expect(runs).toBe(4);
});

test("a time comes back as it went in, whatever time zone the server has", async () => {
  const at = new Date("2026-03-29T01:30:00.123Z");
  const [row] = await db.prisma.$queryRaw<{ at: Date }[]>`select ${at}::timestamptz as at`;
  expect(row?.at).toEqual(at);
});
