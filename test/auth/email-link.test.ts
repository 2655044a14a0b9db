import { createSignInLinkFor } from "../../src/auth/create-sign-in-link.ts";
import { readSignInLink, useSignInLink } from "../../src/auth/use-sign-in-link.ts";
import { purgeSignIns } from "../../src/auth/purge-sign-ins.ts";
import { DAY, MINUTE, SECOND } from "../../src/shared/clock.ts";
import { askForToken, authApp, PUBLIC_URL, PUBLISHER, signIn } from "./auth-app.ts";

const app = await authApp({ config: { rateLimits: "off" } });

describe("asking for a sign-in link", () => {
  test("is answered alike for an address that has an account and one that has none", async () => {
    await app.account("reader", "known@example.org");
    const [known, unknown] = [
      await app.post("/auth/email-link", { email: "known@example.org" }),
      await app.post("/auth/email-link", { email: "unknown@example.org" }),
    ];
    const seen = ({ status, text, headers }: typeof known) => ({
      status,
      text,
      names: Object.keys(headers).toSorted(),
    });
    expect(known.status).toBe(202);
    expect(seen(unknown)).toEqual(seen(known));
    expect(await app.readLetter("known@example.org")).not.toBeNull();
    expect(await app.readLetter("unknown@example.org")).not.toBeNull();
  });

  test("sends one letter that says how long the link is good and that it may be ignored", async () => {
    await app.post("/auth/email-link", { email: "Mara@Example.org " }).expect(202);
    const letter = await app.readLetter("mara@example.org");
    expect(letter?.subject).toBe("Your sign-in link for comments.example");
    expect(letter?.text).toMatch(new RegExp(`${PUBLIC_URL}/sign-in/[\\w-]{43}\n`));
    expect(letter?.text).toContain("15 minutes");
    expect(letter?.text).toContain("ignore this letter");
    expect((await app.letters()).filter(({ address }) => address === "mara@example.org")).toHaveLength(1);
  });

  test("in a German browser brings a German letter", async () => {
    await app
      .post("/auth/email-link", { email: "jan@example.org" })
      .set("Accept-Language", "de-AT,en;q=0.5")
      .expect(202);
    const letter = await app.readLetter("jan@example.org");
    expect(letter?.subject).toBe("Ihr Anmeldelink für comments.example");
    expect(letter?.html).toContain('lang="de"');
  });

  test("keeps no token, only its hash", async () => {
    const token = await askForToken(app, { email: "hash@example.org" });
    const row = await app.db.prisma.signInLink.findFirstOrThrow({ where: { email: "hash@example.org" } });
    expect(JSON.stringify({ ...row, tokenHash: Buffer.from(row.tokenHash).toString("base64url") })).not.toContain(
      token,
    );
  });

  test.each([
    ["another site", "https://evil.example/x"],
    ["another site behind our name", "https://news.example@evil.example/"],
    ["a user name", "https://me:pw@news.example/"],
    ["a script", "javascript:alert(1)"],
    ["a path", "/articles/1"],
    ["the same host without https", "http://news.example/"],
  ])("with a returnTo that is %s is refused at /returnTo", async (_what, returnTo) => {
    const res = await app.post("/auth/email-link", { email: "a@example.org", returnTo });
    expect([res.status, res.body.errors]).toEqual([422, [expect.objectContaining({ pointer: "/returnTo" })]]);
  });

  test.each([
    ["profane", "Fuck Off", "It contains strong profanity."],
    ["profane in disguise", "f.u.c.k", "It contains strong profanity."],
    ["empty", "   ", "A name needs at least one visible character."],
    ["blank by Hangul filler", "\u3164\u3164", "A name may not hold invisible characters."],
    ["zero-width", "Ed\u200Bitor", "A name may not hold invisible characters."],
    ["right-to-left override", "\u202Eroti\u0064E", "A name may not hold invisible characters."],
    ["control", "a\u0007b", "A name may not hold invisible characters."],
    ["piled with marks", `Z${"\u0300".repeat(9)}algo`, "A name may not pile marks on a letter."],
    ["too long", "é".repeat(81), "A name may have 80 characters."],
  ])("with a display name that is %s is refused at /displayName", async (_what, displayName, detail) => {
    const res = await app.post("/auth/email-link", { email: "a@example.org", displayName });
    expect([res.status, res.body.errors]).toEqual([422, [{ pointer: "/displayName", detail }]]);
  });

  test.each([
    "nobody",
    "a@b",
    "a@-b.org",
    "a b@example.org",
    "a@example.org\nBcc: b@example.org",
    `${"a".repeat(65)}@b.org`,
  ])("for %j is refused at /email", async (email) => {
    const res = await app.post("/auth/email-link", { email });
    expect([res.status, res.body.errors[0].pointer]).toEqual([422, "/email"]);
  });

  test("is limited by mailbox, whatever the spelling of its case", async () => {
    const limited = await authApp();
    const ask = (email: string) => limited.post("/auth/email-link", { email });
    for (const email of ["x@example.org", "X@example.org", "x@Example.org", "x@example.org", "x@example.org"]) {
      await ask(email).expect(202);
    }
    await ask("x@EXAMPLE.org").expect(429);
    await ask("y@example.org").expect(202);
  });
});

describe("a sign-in link", () => {
  test("makes an account with the chosen name, and finds it again next time", async () => {
    const token = await askForToken(app, { email: "Nora@example.org", displayName: "  Nora  Šimková " });
    const first = await app.post("/auth/session", { token }).expect(200);
    expect(first.body.user).toEqual({
      id: expect.any(String),
      displayName: "Nora Šimková",
      email: "nora@example.org",
      role: "reader",
      restriction: null,
    });
    const second = await signIn(app, "nora@EXAMPLE.org");
    expect(second.body.user).toEqual(first.body.user);
  });

  test("without a name makes an account with a neutral one, which does not give the address away", async () => {
    const { body } = await signIn(app, "shy@example.org");
    expect(body.user.displayName).toMatch(/^Reader \d{4}$/);
  });

  test("used many times at once signs in once", async () => {
    const token = await askForToken(app, { email: "race@example.org" });
    const answers = await Promise.all(Array.from({ length: 8 }, () => app.post("/auth/session", { token })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(401)]);
    expect(await app.db.prisma.account.count({ where: { email: "race@example.org" } })).toBe(1);
  });

  test("two links of one new address used at once make one account", async () => {
    const tokens = [
      await askForToken(app, { email: "two@example.org" }),
      await askForToken(app, { email: "two@example.org" }),
    ];
    const answers = await Promise.all(tokens.map((token) => app.post("/auth/session", { token })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]?.body.user.id).toBe(answers[1]?.body.user.id);
  });

  test("is good for 15 minutes, and unknown, used and expired ones are refused alike", async () => {
    const [late, used] = [
      await askForToken(app, { email: "b@example.org" }),
      await askForToken(app, { email: "c@example.org" }),
    ];
    await app.post("/auth/session", { token: used }).expect(200);
    app.wait(15 * MINUTE);
    const answers = await Promise.all(
      [late, used, "x".repeat(43)].map((token) => app.post("/auth/session", { token })),
    );
    for (const { status, body } of answers) {
      expect([status, body.code, body.detail]).toEqual([
        401,
        "sign_in_required",
        "This sign-in link is used or too old. Ask for a new one.",
      ]);
    }
  });

  test("read by the page any number of times stays good", async () => {
    const token = await askForToken(app, { email: "page@example.org" });
    for (let visit = 0; visit < 3; visit += 1) {
      expect(await readSignInLink(app.deps, token)).toMatchObject({ email: "page@example.org", returnTo: null });
    }
    expect(await readSignInLink(app.deps, "unknown")).toBeNull();
    await app.post("/auth/session", { token }).expect(200);
    expect(await readSignInLink(app.deps, token)).toBeNull();
  });

  test("with returnTo leads on with a code that signs in once, within 60 seconds", async () => {
    const token = await askForToken(app, { email: "embed@example.org", returnTo: `${PUBLISHER}/story?x=1#comments` });
    const at = app.deps.clock();
    const { returnTo, code } = await useSignInLink(app.deps, { token, at });
    expect(returnTo).toBe(`${PUBLISHER}/story?x=1`);
    const answers = await Promise.all([1, 2, 3].map(() => app.post("/auth/session", { code: code ?? "" })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401]);
    const signedIn = answers.find(({ status }) => status === 200);
    expect(signedIn?.body.user.email).toBe("embed@example.org");

    const slow = await useSignInLink(app.deps, {
      token: await askForToken(app, { email: "embed@example.org", returnTo: PUBLISHER }),
      at,
    });
    app.wait(60 * SECOND);
    await app.post("/auth/session", { code: slow.code ?? "" }).expect(401);
  });

  test.each([
    ["a reader's letters follow the browser of each sign-in", "reader", "fr"],
    ["a moderator keeps the language that the console was put in", "moderator", "de"],
  ] as const)("used in another browser: %s", async (_, role, expected) => {
    const email = `${role}@languages.example`;
    const { id } = await app.account(role, email);
    await app.db.prisma.account.update({ where: { id }, data: { locale: "de" } });
    await app.post("/auth/session", { token: await askForToken(app, { email }, "fr") }).expect(200);
    const { locale } = await app.db.prisma.account.findUniqueOrThrow({ where: { id } });
    expect(locale).toBe(expected);
  });

  test("used by staff for the first time puts the console in the browser's language", async () => {
    const email = "new@languages.example";
    const { id } = await app.account("moderator", email);
    await app.db.prisma.account.update({ where: { id }, data: { emailVerifiedAt: null } });
    await app.post("/auth/session", { token: await askForToken(app, { email }, "de-CH") }).expect(200);
    expect(await app.db.prisma.account.findUniqueOrThrow({ where: { id } })).toMatchObject({ locale: "de" });
  });

  test("for staff at the terminal works without a letter", async () => {
    const url = await createSignInLinkFor(app.deps, await app.account("moderator", "demo@example.org"));
    const token = url.slice(`${PUBLIC_URL}/sign-in/`.length);
    expect((await app.post("/auth/session", { token })).body.user).toMatchObject({ role: "moderator" });
    expect(await app.readLetter("demo@example.org")).toBeNull();
  });

  test("whose letter comes too late says nothing any more", async () => {
    await app.post("/auth/email-link", { email: "slow@example.org" });
    app.wait(15 * MINUTE);
    expect(await app.readLetter("slow@example.org")).toBeNull();
  });

  test("takes an address back from a publisher's account that never proved it", async () => {
    const squatter = await app.db.prisma.account.create({
      data: {
        ...(await app.account("reader", "seed@example.org")),
        id: crypto.randomUUID(),
        email: "owner@example.org",
        emailVerifiedAt: null,
        ssoIssuer: "sso",
        ssoSubject: "squatter",
      },
    });
    const { body } = await signIn(app, "owner@example.org");
    expect(body.user.id).not.toBe(squatter.id);
    expect((await app.db.prisma.account.findUniqueOrThrow({ where: { id: squatter.id } })).email).toBeNull();
  });

  test("is forgotten a day after its end, and so is the address on its letter", async () => {
    await app.post("/auth/email-link", { email: "old@example.org" });
    const purge = () => purgeSignIns.perform(app.deps, { _cron: { ts: app.deps.clock().toISOString() } });
    const kept = () => app.db.prisma.signInLink.count({ where: { email: "old@example.org" } });
    await purge();
    expect([await kept(), (await app.letters()).some(({ address }) => address === "old@example.org")]).toEqual([
      1,
      true,
    ]);
    app.wait(2 * DAY);
    await purge();
    expect([await kept(), (await app.letters()).some(({ address }) => address === "old@example.org")]).toEqual([
      0,
      false,
    ]);
  });
});
