import supertest from "supertest";
import { seedDemo } from "../../src/cli/seed-demo.ts";
import { readDemo } from "../../src/pages/demo-article.ts";
import { testApp } from "../support/app.ts";
import { smallPolicy } from "../support/small-policy.ts";

const app = await testApp();
const { prisma } = app.deps.db;

test("the demonstration is laid once, all of it published, and nothing of it waits for a moderator", async () => {
  await seedDemo(app.deps);
  const count = () => Promise.all([prisma.comment.count(), prisma.account.count(), prisma.article.count()]);
  const first = await count();
  await seedDemo(app.deps);
  expect(await count()).toEqual(first);
  expect(first).toEqual([12, 7, 1]);
  expect(await prisma.comment.count({ where: { status: { not: "published" } } })).toBe(0);
  expect(await prisma.case.count()).toBe(0);
  expect(await prisma.restriction.count()).toBe(0);

  const { article, staff } = await readDemo();
  const roles = await prisma.account.findMany({
    where: { role: { not: "reader" } },
    select: { email: true, role: true },
  });
  expect(roles).toEqual(expect.arrayContaining(staff.map(({ email, role }) => ({ email, role }))));
  const page = await supertest(app.app).get("/");
  expect(page.text).toContain(`<recourse-comments article="${article.key}">`);
});

test("a database that holds anything else is left alone", async () => {
  const other = await testApp({ policy: smallPolicy() });
  await other.person();
  await seedDemo(other.deps);
  expect(await other.deps.db.prisma.article.count()).toBe(0);
});
