import supertest from "supertest";
import { createSignInLink, createSignInLinkFor, signInUrl } from "../../src/auth/create-sign-in-link.ts";
import { type TestPerson, testApp } from "../support/app.ts";
import { smallPolicy } from "../support/small-policy.ts";

const PUBLISHER = "https://news.example";
const app = await testApp({ policy: smallPolicy(), env: { ALLOWED_ORIGINS: PUBLISHER } });
await app.startWorker();
const request = () => supertest(app.app);

const pathOf = (url: string | null) => new URL(url ?? "").pathname;
const linkFor = async ({ account }: TestPerson) => pathOf(await createSignInLinkFor(app.deps, account));

async function linkBackTo(returnTo: string): Promise<string> {
  const fields = { email: "nora@readers.example", displayName: null, returnTo, locale: "en", at: app.clock.now() };
  return pathOf(signInUrl(app.deps.config, await createSignInLink(app.deps, app.deps.db.prisma, fields)));
}

const cookiesOf = (headers: Record<string, unknown>) => [headers["set-cookie"]].flat().map(String).join("\n");

describe("the sign-in page", () => {
  test("signs in by its button alone, once", async () => {
    const path = await linkFor(await app.person());
    for (let visit = 0; visit < 3; visit += 1) await request().get(path).expect(200);
    await request().head(path).expect(200);

    const used = await request().post(path).set("Origin", "null");
    expect(used.status).toBe(303);
    expect(used.headers["location"]).toBe("/");
    expect(cookiesOf(used.headers)).toMatch(/recourse_session=[^;]+;.*HttpOnly; SameSite=Lax/);

    const again = await request().post(path);
    expect(again.status).toBe(404);
    expect(again.headers["set-cookie"]).toBeUndefined();
    expect(again.text).toContain('name="email"');
    expect((await request().get(path)).text).toBe(again.text);
  });

  test("leads staff to the console", async () => {
    const used = await request().post(await linkFor(await app.person("moderator")));
    expect(used.headers["location"]).toBe("/console");
  });

  test("leads back to the publisher with a code, and its policy lets the form end there", async () => {
    const path = await linkBackTo(`${PUBLISHER}/article?id=7`);
    const page = await request().get(path);
    expect(page.headers["content-security-policy"]).toContain(`form-action 'self' ${PUBLISHER};`);
    expect(page.headers["referrer-policy"]).toBe("no-referrer");
    const used = await request().post(path);
    const location = String(used.headers["location"]);
    expect(location).toMatch(/^https:\/\/news\.example\/article\?id=7#recourse=[\w-]+$/);
    const session = await app
      .as(null)
      .post("/auth/session")
      .send({ code: location.split("=").at(-1) });
    expect(session.body.user).toMatchObject({ email: "nora@readers.example" });
  });

  test("says of a link that is too old what it says of one that never was", async () => {
    const path = await linkFor(await app.person());
    app.clock.advance(16 * 60_000);
    const [old, unknown] = await Promise.all([request().get(path), request().get("/sign-in/unknown")]);
    expect([old.status, unknown.status]).toEqual([404, 404]);
    expect(old.text).toBe(unknown.text);
  });

  test("mails a link to whoever asks, and answers the same for known and unknown addresses", async () => {
    const known = await app.person("reader", { email: "known@readers.example" });
    const ask = (email: string) => request().post("/sign-in").type("form").send({ email });
    const answers = [await ask("known@readers.example"), await ask("unknown@readers.example")];
    expect(answers.map(({ status, headers }) => [status, headers["location"]])).toEqual([
      [303, "/sign-in?sent"],
      [303, "/sign-in?sent"],
    ]);
    const letter = await app.letterTo(known, /sign-in link/);
    expect(letter.text).toContain("/sign-in/");
  });

  test("keeps an address that is none, and says so", async () => {
    const refused = await request().post("/sign-in").type("form").send({ email: "nobody at home" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="nobody at home"');
    expect(refused.text).toContain("This is not an e-mail address.");
  });

  test("sends nobody on to a site that takes no part", async () => {
    const fields = { email: "nora@readers.example", returnTo: "https://elsewhere.example/" };
    const refused = await request().post("/sign-in").type("form").send(fields);
    expect(refused.status).toBe(422);
  });
});
