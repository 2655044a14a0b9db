import { findArticle } from "../articles/find-article.ts";
import { registerArticle } from "../articles/register-article.ts";
import { setRole } from "../auth/set-role.ts";
import { type NewAccount, createAccount } from "../authors/create-account.ts";
import { findAccountByEmail } from "../authors/find-account.ts";
import { postComment } from "../comments/post-comment.ts";
import { commit } from "../db/commit.ts";
import { judge } from "../decisions/judgement.ts";
import type { Account, Article } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { type Demo, type DemoComment, readDemo } from "../pages/demo-article.ts";
import type { Operator } from "../shared/actor.ts";
import { DAY, HOUR, MINUTE, after } from "../shared/clock.ts";

const SEEDER: Operator = { kind: "operator", label: "seed" };

/** So long before now the article appeared: its readers have had time to answer one another. */
const ARTICLE_AGE_MS = 3 * HOUR;
const ACCOUNT_AGE_MS = 30 * DAY;

/**
 * Lays the demonstration into a database that holds nothing else: an article, its readers, their comments, and staff.
 * A start that was cut short is taken up again. Nothing is removed, flagged or restricted: the journey does that.
 */
export async function seedDemo(deps: Deps): Promise<void> {
  const demo = await readDemo();
  if (!(await isForUs(deps, demo))) return;
  const at = deps.clock();
  const begin = after(at, -ARTICLE_AGE_MS);
  const createdAt = after(at, -ACCOUNT_AGE_MS);
  const readers = await seedAccounts(deps, demo.readers, { at: createdAt, emailVerifiedAt: createdAt });
  await seedStaff(deps, demo, createdAt);
  const article = await seedArticle({ ...deps, clock: () => begin }, demo);
  await seedComments(deps, { article, readers, begin, comments: demo.comments, parentId: null });
  deps.log.info({ article: article.key }, "the demonstration is seeded");
}

/** Nothing there but what an earlier, unfinished seeding left. */
async function isForUs({ db }: Deps, demo: Demo): Promise<boolean> {
  const addresses = [...demo.readers, ...demo.staff].map(({ email }) => email);
  const [articles, accounts, comments] = await Promise.all([
    db.prisma.article.count({ where: { key: { not: demo.article.key } } }),
    db.prisma.account.count({ where: { OR: [{ email: null }, { email: { notIn: addresses } }] } }),
    db.prisma.comment.count(),
  ]);
  return articles === 0 && accounts === 0 && comments < countComments(demo.comments);
}

const countComments = (comments: readonly DemoComment[]): number =>
  comments.reduce((sum, { replies = [] }) => sum + 1 + countComments(replies), 0);

type Person = Demo["readers"][number];

type Joined = Pick<NewAccount, "at" | "emailVerifiedAt">;

async function seedAccounts(deps: Deps, people: readonly Person[], joined: Joined): Promise<readonly Account[]> {
  const accounts: Account[] = [];
  for (const person of people) {
    const made = await createAccount(deps.db.prisma, { ...person, ...joined });
    const account = made ?? (await findAccountByEmail(deps.db.prisma, person.email));
    if (account) accounts.push(account);
  }
  return accounts;
}

async function seedStaff(deps: Deps, { staff }: Demo, at: Date): Promise<void> {
  const people = staff.map(({ displayName, email }) => ({ displayName, email }));
  // Nobody has signed in yet: the first who does has the console in the language of their browser.
  const accounts = await seedAccounts(deps, people, { at, emailVerifiedAt: null });
  for (const account of accounts) {
    const role = staff.find(({ email }) => email === account.email)?.role ?? "reader";
    await commit(deps, (unit) => setRole(unit, { account, role, actor: SEEDER, at: deps.clock() }));
  }
}

async function seedArticle(deps: Deps, { article }: Demo): Promise<Article> {
  const known = await findArticle(deps.db, article.key);
  if (known) return known;
  const fields = { url: `${deps.config.publicUrl}/`, title: article.title };
  return (await registerArticle(deps, { key: article.key, fields, actor: SEEDER })).article;
}

interface Seeding {
  readonly article: Article;
  readonly readers: readonly Account[];
  readonly begin: Date;
  readonly comments: readonly DemoComment[];
  readonly parentId: string | null;
}

/** Posted as readers post, each at its own time. One that the policy in force would not publish is left out. */
async function seedComments(deps: Deps, { comments, ...seeding }: Seeding): Promise<void> {
  for (const { by, minutesAfter, body, replies = [] } of comments) {
    const author = seeding.readers[by];
    if (!author || judge(deps.policy(), body, {}).evaluation.outcome !== "publish") continue;
    const at = after(seeding.begin, minutesAfter * MINUTE);
    const parentId = await postComment(
      { ...deps, clock: () => at },
      {
        article: seeding.article,
        authorId: author.id,
        body,
        parentId: seeding.parentId,
        idempotencyKey: `demo-${by}-${minutesAfter}`,
      },
    );
    await seedComments(deps, { ...seeding, comments: replies, parentId });
  }
}
