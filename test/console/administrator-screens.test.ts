import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { policyRevision } from "../../src/config/policy-files.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";
import { STATISTICS_TEXTS } from "../../src/console/statistics-texts.ts";
import { activatePolicy } from "../../src/policy-revisions/activate-policy.ts";
import { type TestPerson, testApp } from "../support/app.ts";
import { actorOf, decideAppeal, decideComment, openAppeal, postComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";
import { until } from "../support/until.ts";

const app = await testApp({ policy: smallPolicy() });
const mo = await app.person("moderator", { displayName: "Mo" });
const max = await app.person("moderator", { displayName: "Max" });
const admin = await app.person("administrator", { displayName: "Ada" });
const { pool, prisma } = app.deps.db;

function browser(person: TestPerson) {
  const cookie = `${SESSION_COOKIE}=${person.token}`;
  return {
    get: (path: string) => supertest(app.app).get(path).set("Cookie", cookie),
    post: (path: string, fields: Readonly<Record<string, string>> = {}) =>
      supertest(app.app)
        .post(path)
        .set("Cookie", cookie)
        .set("Sec-Fetch-Site", "same-origin")
        .type("form")
        .send(fields),
  };
}

const ORIGINAL = smallPolicy();

/** Another revision of the policy, which has one rule in shadow, one notice otherwise and one rule more. */
function changedPolicy() {
  const more = `
  - id: profanity.heck
    category: profanity
    severity: low
    title: Rule profanity.heck
    notice: The notice of profanity.heck.
    match: { pattern: { name: words, regex: 'heck', literals: [heck] } }
    dsa: { category: STATEMENT_CATEGORY_OTHER_VIOLATION_TC, keywords: [KEYWORD_OTHER] }
    examples: { matches: ["oh heck"], passes: ["A fine day"] }
`;
  const files = ORIGINAL.files.map(({ path, text }) =>
    path === "rules.yaml"
      ? {
          path,
          text: `${text
            .replace("title: Rule harassment.name", "title: Rule harassment.name\n    mode: shadow")
            .replace("notice: The notice of pii.street.", "notice: The new notice of pii.street.")
            .trimEnd()}${more}`,
        }
      : { path, text },
  );
  return { hash: policyRevision(files, undefined, ENGINE_VERSION), files, model: undefined };
}

const rowsOf = (csv: string) => csv.trimEnd().split("\r\n");

test("each chart has its sentence, its table and its file, over the same figures", async () => {
  for (const body of [BODIES.publish, BODIES.flag, BODIES.hold, BODIES.remove]) await postComment(app, { body });
  const { appealId } = await openAppeal(app, { by: mo });
  await decideAppeal(app, max, { appealId, outcome: "overturned" });

  const { text } = await browser(mo).get("/console/statistics").expect(200);
  expect(text).toContain("5 texts judged.");
  expect(text).toContain("1 of 1 answered appeal overturned the decision");
  expect(text.match(/<svg class="plot" role="img" aria-label="[^"]+"/g)).toHaveLength(3);

  const day = app.clock.now().toISOString().slice(0, 10);
  const file = await browser(mo).get(`/console/statistics/volume.csv?from=${day}&to=${day}`).expect(200);
  expect(file.headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(file.headers["content-disposition"]).toBe(`attachment; filename="volume-${day}-${day}.csv"`);
  expect(rowsOf(file.text)).toEqual(["from,published,flagged,held,removed", `${day},2,1,1,1`]);
  const overturns = await browser(mo).get(`/console/statistics/overturns.csv?from=${day}&to=${day}`).expect(200);
  expect(rowsOf(overturns.text)[1]).toMatch(new RegExp(`^${day},1,1,1,0\\.2\\d+,1$`));
  await browser(mo).get("/console/statistics/passwords.csv").expect(404);
});

test("a period of a year is drawn week by week, and one that ends before it begins not at all", async () => {
  const { text } = await browser(mo).get("/console/statistics?from=2026-01-01&to=2026-12-31").expect(200);
  expect(text).toContain("What the policy concluded, by week");
  const file = await browser(mo).get("/console/statistics/queue.csv?from=2026-01-01&to=2026-12-31").expect(200);
  expect(rowsOf(file.text)).toHaveLength(1 + 53);
  await browser(mo).get("/console/statistics?from=2026-12-31&to=2026-01-01").expect(422);
  await browser(mo).get("/console/statistics/queue.csv?from=2026-12-31&to=2026-01-01").expect(422);
});

test("the steps of a long period are those of the calendar, and name their days to its chosen end", async () => {
  const year = app.clock.now().getUTCFullYear();
  const { text } = await browser(mo).get(`/console/statistics?from=2000-02-01&to=${year}-12-30`).expect(200);
  expect(text).toContain("What the policy concluded, by year");
  expect(text).toMatch(new RegExp(`5 texts judged\\. Most were 5, 1 Jan\\s–\\s30 Dec ${year}\\.`));
  expect(text).toMatch(new RegExp(`<text[^>]*>1 Feb 2000</text><text[^>]*>30 Dec ${year}</text>`));
});

test("a period with nothing in it is told in sentences, without axes", async () => {
  const { text } = await browser(mo).get("/console/statistics?from=2020-01-01&to=2020-01-31").expect(200);
  expect(text).toContain("No text was judged in this period.");
  expect(text).toContain("No appeal was answered in this period.");
  expect(text).toContain("No case was resolved in this period.");
  expect(text).not.toContain('role="img"');
});

test.each([
  [1, 1, "1 von 1 beantwortetem Widerspruch hatte Erfolg (x)."],
  [1, 3, "1 von 3 beantworteten Widersprüchen hatte Erfolg (x)."],
  [2, 3, "2 von 3 beantworteten Widersprüchen hatten Erfolg (x)."],
])("%i appeals of %i that had success are told in German grammar", (overturned, decided, said) => {
  expect(STATISTICS_TEXTS.de.rate(String(overturned), String(decided), "x")).toBe(said);
});

test.each(["quality", "statistics", "statistics/volume.csv", "suggestions", "transparency", "policy/shadow", "audit"])(
  "days that are none are refused on %s",
  async (screen) => {
    for (const query of ["from=x", "to=2026-02-30", "from=2026-01-01&from=2026-01-02", "from=2026-12-31&to=2026-01-01"])
      await browser(admin).get(`/console/${screen}?${query}`).expect(422);
    await browser(admin).get(`/console/${screen}?from=&to=`).expect(200);
  },
);

describe("revisions of the policy", () => {
  const changed = changedPolicy();
  const path = (hash: string, rest = "") => `/console/policy/revisions/${hash}${rest}`;
  beforeAll(async () => {
    await activatePolicy(app.deps, { revision: changed, actor: actorOf(admin) });
    await until("it is in force", async () => app.deps.policy().revision === changed.hash);
  });

  test("what differs is told with its rule, in both views, and what is equal is not", async () => {
    for (const view of ["unified", "split"]) {
      const { text } = await browser(mo)
        .get(path(changed.hash, `?view=${view}`))
        .expect(200);
      expect(text).toContain("in rule harassment.name");
      expect(text).toContain("in rule pii.street");
      expect(text).toMatch(/The <span class="word">new <\/span>notice of pii\.street\./);
      expect(text).toContain("id: profanity.heck");
      expect(text).not.toContain("flag_threshold");
    }
  });

  test("rules in shadow are listed with what they found and what people said", async () => {
    const posted = await postComment(app, { body: BODIES.remove });
    await decideComment(app, mo, { id: posted.id, action: "remove" });
    const { text } = await browser(mo).get("/console/policy/shadow").expect(200);
    const row = text.slice(text.indexOf("<code>harassment.name</code>"));
    expect(row).toMatch(/remove[^]*>1<\/td>[^]*>1<\/td>[^]*>1<\/td>[^]*100% \(21% to 100%\)/);
    expect(row).toContain(`/console/comments/${posted.id}`);
  });

  test("an administrator sees what would change, and puts an earlier revision back; a moderator does neither", async () => {
    await browser(mo).get(path(ORIGINAL.revision, "/activate")).expect(403);
    await browser(mo).post(path(ORIGINAL.revision, "/activate"), { replacing: changed.hash }).expect(403);
    const { text } = await browser(admin).get(path(ORIGINAL.revision, "/activate")).expect(200);
    expect(text).toMatch(/The rule profanity\.heck of Revision 2 of \d+ \w+ \d{4} is gone/);
    expect(text).toMatch(/profanity\.heck<\/code>[^]*gone/);
    expect(text).toMatch(/harassment\.name<\/code>[^]*changed[^]*mode/);
    expect(text).toContain("It would have judged one of them otherwise.");

    await prisma.account.update({ where: { id: admin.account.id }, data: { locale: "de" } });
    const german = await browser(admin).get(path(ORIGINAL.revision, "/activate")).expect(200);
    expect(german.text).toMatch(/Die Regel profanity\.heck aus Fassung 2 vom [^<]+ ist entfallen\./);
    await prisma.account.update({ where: { id: admin.account.id }, data: { locale: "en" } });

    const stale = await browser(admin)
      .post(path(ORIGINAL.revision, "/activate"), { replacing: ORIGINAL.revision })
      .expect(409);
    expect(stale.text).toContain("Another revision was put in force meanwhile");
    expect(app.deps.policy().revision).toBe(changed.hash);

    await browser(admin).post(path(ORIGINAL.revision, "/activate"), { replacing: changed.hash }).expect(303);
    await until("it is in force again", async () => app.deps.policy().revision === ORIGINAL.revision);
    const list = await browser(admin).get("/console/policy/revisions?done=activated").expect(200);
    expect(list.text).toMatch(/in force<\/span>[^]*put in force by Ada/);
  });
});

test("a decision names the policy that it was taken under by number, day and who put it in force", async () => {
  const { id } = await postComment(app, { body: BODIES.hold });
  const { text } = await browser(mo).get(`/console/comments/${id}`).expect(200);
  const said = text.slice(text.indexOf('class="trail"')).replaceAll(/<[^>]*>/g, "");
  expect(said).toMatch(/policy: Revision 1 of \d+ \w+ \d{4}, put in force when the server started/);
  expect(said).not.toContain(ORIGINAL.revision.slice(0, 12));
});

test("the sandbox tells which disguise was undone and what a rule let pass", async () => {
  const { text } = await browser(mo)
    .post("/console/policy", { body: "You b l o c k h e a d, you Blockhead." })
    .expect(200);
  expect(text).toContain("<code>harassment.name</code>");
  expect(text).toContain("“Blockhead” is “words”");
  expect(text).toContain("Why not: what rules looked at and let pass");
});

describe("jobs", () => {
  const addFailed = async (name: string, lastError: string): Promise<string> => {
    const { rows } = await pool.query<{ id: string }>(
      "select id::text from graphile_worker.add_job($1, '{}'::json, max_attempts := 3)",
      [name],
    );
    const id = rows[0]?.id ?? "";
    const fail = "update graphile_worker._private_jobs set attempts = 3, last_error = $2 where id = $1";
    await pool.query(fail, [id, lastError]);
    return id;
  };

  test("a job that was given up is told in words and runs again when an administrator says so, which is written down", async () => {
    const id = await addFailed("purge-texts", "DatabaseError:53300");
    const { text } = await browser(admin).get("/console/letters/jobs").expect(200);
    expect(text).toContain("Deletes texts that are kept no longer");
    expect(text).toContain("the database refused it");
    expect(text).toContain("3 of 3");

    await browser(mo).get("/console/letters/jobs").expect(403);
    await browser(mo).post(`/console/letters/jobs/${id}/retry`).expect(403);
    await browser(admin).post(`/console/letters/jobs/${id}/retry`).expect(303);
    const job = await pool.query("select attempts from graphile_worker.jobs where id = $1", [id]);
    expect(job.rows).toEqual([{ attempts: 0 }]);
    const entry = await prisma.auditEntry.findFirstOrThrow({ where: { action: "job.retry" } });
    expect(entry).toMatchObject({
      actorAccountId: admin.account.id,
      subjectId: id,
      details: { job: "purge-texts" },
    });
  });

  test("a job that is at work or gone is not run again", async () => {
    const id = await addFailed("purge-texts", "worker_lost");
    await pool.query(
      "update graphile_worker._private_jobs set locked_at = now() - interval '1 hour', locked_by = 'w' where id = $1",
      [id],
    );
    const { text } = await browser(admin).get("/console/letters/jobs?state=stuck").expect(200);
    expect(text).toContain("at work since");
    await browser(admin).post(`/console/letters/jobs/${id}/retry`).expect(409);
    await browser(admin).post("/console/letters/jobs/999999/retry").expect(409);
    await browser(admin).post("/console/letters/jobs/one/retry").expect(404);
  });
});

describe("a person's screen", () => {
  test("whoever flagged an author's comment sees why they may not restrict them or write about them", async () => {
    const reader = await app.person();
    const posted = await postComment(app);
    await app.as(reader).post(`/comments/${posted.id}/flags`).send({ category: "spam" }).expect(201);
    await prisma.account.update({ where: { id: reader.account.id }, data: { role: "moderator" } });
    const path = `/console/people/${posted.author.account.id}`;
    // A role is read anew after 5 seconds.
    app.clock.advance(10_000);
    const { text } = await browser(reader).get(path).expect(200);
    expect(text).toContain("You flagged a comment by this author, so someone else has to decide.");
    expect(text.match(/<fieldset disabled/g)).toHaveLength(2);
    const other = await browser(mo).get(path).expect(200);
    expect(other.text).not.toContain("<fieldset disabled");
  });

  test("nobody lifts or waives anything of their own, and the screen says so beforehand", async () => {
    const { text } = await browser(mo).get(`/console/people/${mo.account.id}`).expect(200);
    expect(text).toContain("nobody restricts their own account");
  });
});

test("a refused golden mark keeps what was typed", async () => {
  const posted = await postComment(app);
  const typed = { revision: "1", outcome: "remove", category: "harassment", why: "It <b>is</b> clear." };
  const { text } = await browser(admin).post(`/console/comments/${posted.id}/golden`, typed).expect(409);
  expect(text).toContain("No person has decided about this text yet.");
  expect(text).toContain("It &lt;b>is&lt;/b> clear.</textarea>");
  expect(text).toMatch(/<option selected[^>]*value="remove"|value="remove" selected/);
});

test("the whole chain is checked when an administrator asks, and what came of it stays to be read", async () => {
  await browser(mo).post("/console/audit/verify").expect(403);
  const { headers } = await browser(admin).post("/console/audit/verify").expect(303);
  const { text } = await browser(admin)
    .get(headers["location"] ?? "")
    .expect(200);
  expect(text).toContain("The whole chain was checked");
  expect(text).toContain("checked the whole chain of seals");
  const later = await browser(admin).get("/console/audit").expect(200);
  expect(later.text).toMatch(/Last check of the whole chain<\/dt><dd><time/);
  expect(later.text).toContain(`<a href="/console/people/${admin.account.id}">Ada</a>`);
});
