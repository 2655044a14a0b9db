import jwt from "jsonwebtoken";
import type request from "supertest";
import { makeAuthenticate } from "../../src/auth/authenticate.ts";
import { deriveSigningKey } from "../../src/auth/derive-key.ts";
import { createApiToken } from "../../src/auth/create-api-token.ts";
import { revokeApiToken } from "../../src/auth/revoke-api-token.ts";
import { setRole } from "../../src/auth/set-role.ts";
import { transaction } from "../../src/db/transaction.ts";
import { commit } from "../../src/db/commit.ts";
import { DAY, HOUR, SECOND } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import { authApp, PUBLIC_URL, signIn } from "./auth-app.ts";

const app = await authApp({ config: { rateLimits: "off" } });
const operator = { kind: "operator", label: "cli:test" } as const;

const cookieOf = (res: request.Response): string => String(res.headers["set-cookie"]?.[0]);
const cookiePair = (res: request.Response): string => cookieOf(res).split(";")[0] ?? "";

describe("the session cookie", () => {
  test("is HttpOnly, Lax, for the whole site, and Secure where the site is https", async () => {
    const cookie = cookieOf(await signIn(app, "cookie@example.org"));
    expect(cookie).toMatch(/^recourse_session=[\w.-]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const plain = await authApp({ config: { secure: false } });
    expect(cookieOf(await signIn(plain, "cookie@example.org"))).not.toContain("Secure");
  });

  test("opens what the bearer opens; unsafe methods need our own origin", async () => {
    const cookie = cookiePair(await signIn(app, "pages@example.org"));
    expect((await app.http().get("/api/v1/me").set("Cookie", cookie)).body.email).toBe("pages@example.org");
    const renew = (headers: Record<string, string>) =>
      app
        .http()
        .post("/api/v1/auth/session/renew")
        .set({ Cookie: cookie, ...headers });
    await renew({}).expect(403);
    await renew({ Origin: "https://news.example" }).expect(403);
    await renew({ Origin: PUBLIC_URL }).expect(200);
    await renew({ "Sec-Fetch-Site": "same-origin" }).expect(200);
  });

  test("is not protected by another scheme's header: a browser would send that along as well", async () => {
    const cookie = cookiePair(await signIn(app, "basic@example.org"));
    const headers = { Cookie: cookie, Authorization: "Basic bWU6cHc=", Origin: "https://evil.example" };
    await app.http().delete("/api/v1/auth/session").set(headers).expect(403);
    await app.http().get("/api/v1/me").set(headers).expect(200);
  });

  test("that is not good makes nobody of its sender, while a bad bearer is refused", async () => {
    const me = await app.http().get("/api/v1/me").set("Cookie", "recourse_session=rubbish");
    expect([me.status, me.body.detail]).toEqual([401, "Sign in to do this."]);
    const bad = await app.get("/me", "rubbish");
    expect([bad.status, bad.body.detail]).toEqual([401, "This session or API token is not good any more."]);
    await app.http().get("/api/v1/me").set("Authorization", "Bearer").expect(401);
  });
});

describe("an access token", () => {
  test("is good for 12 hours, and renewed gives another 12, but never beyond the session's 30 days", async () => {
    const clock = await authApp();
    const signedIn = await signIn(clock, "long@example.org");
    const renew = () =>
      clock
        .http()
        .post("/api/v1/auth/session/renew")
        .set({ Cookie: cookiePair(signedIn), Origin: PUBLIC_URL });
    const hoursLeft = (body: { readonly expiresAt: string }) =>
      (Date.parse(body.expiresAt) - clock.deps.clock().getTime()) / HOUR;
    expect(hoursLeft(signedIn.body)).toBe(12);
    clock.wait(12 * HOUR - SECOND);
    await clock.get("/me", signedIn.body.accessToken).expect(200);
    expect(hoursLeft((await renew()).body)).toBe(12);
    clock.wait(29 * DAY + 11 * HOUR + SECOND);
    const last = await renew();
    expect(hoursLeft(last.body)).toBe(1);
    clock.wait(HOUR);
    await clock.get("/me", last.body.accessToken).expect(401);
    await renew().expect(401);
  });

  test("that expired opens nothing", async () => {
    const clock = await authApp();
    const { body } = await signIn(clock, "short@example.org");
    clock.wait(12 * HOUR);
    await clock.get("/me", body.accessToken).expect(401);
  });

  interface Forged {
    readonly algorithm?: jwt.Algorithm;
    readonly issuer?: string;
    readonly audience?: string | string[] | undefined;
    readonly subject?: string;
    readonly sessionId?: string;
    readonly key?: string;
  }

  test.each<[string, Forged]>([
    ["without a signature", { algorithm: "none" }],
    ["with another algorithm", { algorithm: "HS512" }],
    ["of another issuer", { issuer: "someone" }],
    ["for another audience", { audience: "someone" }],
    ["for another account than the session's", { subject: newId() }],
    ["for a session that is not there", { sessionId: newId() }],
    ["signed with the bare secret", { key: app.deps.config.sessionSecret }],
  ])("forged %s opens nothing", async (_how, forged) => {
    const { body } = await signIn(app, "victim@example.org");
    const good = jwt.decode(body.accessToken) as jwt.JwtPayload;
    const {
      algorithm = "HS256",
      issuer = good.iss,
      audience = good.aud,
      subject = good.sub,
      sessionId = good["sid"],
      key,
    }: Forged = forged;
    const claims = { ...good, iss: issuer, aud: audience, sub: subject, sid: sessionId };
    const signingKey = algorithm === "none" ? "" : (key ?? deriveSigningKey(app.deps.config, "session token"));
    await app.get("/me", body.accessToken).expect(200);
    await app.get("/me", jwt.sign(claims, signingKey, { algorithm })).expect(401);
  });

  test("stays good when a new secret is put before the old one", async () => {
    const { body } = await signIn(app, "rotation@example.org");
    const { config } = app.deps;
    const ask = (sessionSecret: string) =>
      makeAuthenticate({ ...app.deps, config: { ...config, sessionSecret } })({
        headers: { authorization: `Bearer ${body.accessToken}` },
        cookies: {},
        method: "GET",
        ip: "",
      });
    expect(await ask(`a new one, ${config.sessionSecret}`)).toMatchObject({ kind: "person" });
    await expect(ask("a new one")).rejects.toMatchObject({ code: "sign_in_required" });
  });
});

describe("signing out", () => {
  test("ends the session at once, takes the cookie back and tells the other processes", async () => {
    const first = await signIn(app, "out@example.org");
    const other = await signIn(app, "out@example.org");
    await app.get("/me", first.body.accessToken).expect(200);
    const out = await app
      .http()
      .delete("/api/v1/auth/session")
      .set("Authorization", `Bearer ${first.body.accessToken}`);
    expect([out.status, cookieOf(out)]).toEqual([
      204,
      expect.stringMatching(/^recourse_session=; Max-Age=0; Path=\/; HttpOnly/),
    ]);
    await app.get("/me", first.body.accessToken).expect(401);
    await app.http().get("/api/v1/me").set("Cookie", cookiePair(first)).expect(401);
    await app.get("/me", other.body.accessToken).expect(200);
    expect(app.changes.at(-1)?.kind).toBe("session");
  });
});

describe("roles", () => {
  test("are read from the account: a reader is 403 at a moderator's door, and 5 seconds after a change no longer", async () => {
    const account = await app.account("reader", "rise@example.org");
    const { body } = await signIn(app, "rise@example.org");
    await app.get("/staff-room", body.accessToken).expect(403);
    await app.db.prisma.account.update({ where: { id: account.id }, data: { role: "moderator" } });
    app.wait(5 * SECOND);
    await app.get("/staff-room", body.accessToken).expect(200);
  });

  test("taken away sign out everywhere, are written down, and work no longer than 5 seconds", async () => {
    const account = await app.account("administrator", "fall@example.org");
    const { body } = await signIn(app, "fall@example.org");
    await app.get("/staff-room", body.accessToken).expect(200);
    const at = app.deps.clock();
    await commit(app.deps, (unit) => setRole(unit, { account, role: "reader", actor: operator, at }));
    app.wait(5 * SECOND);
    await app.get("/staff-room", body.accessToken).expect(401);
    const entry = await app.db.prisma.auditEntry.findFirstOrThrow({ where: { subjectId: account.id } });
    expect(entry).toMatchObject({
      actorLabel: "cli:test",
      action: "account.set_role",
      details: { from: "administrator", to: "reader" },
    });
  });

  test("of staff end after 12 hours without a visit, not of readers", async () => {
    const clock = await authApp();
    await clock.account("moderator", "idle@example.org");
    const [staff, reader] = [await signIn(clock, "idle@example.org"), await signIn(clock, "reader@example.org")];
    const visit = (res: request.Response) => clock.http().get("/api/v1/me").set("Cookie", cookiePair(res));
    clock.wait(11 * HOUR);
    await visit(staff).expect(200);
    clock.wait(11 * HOUR);
    await visit(staff).expect(200);
    clock.wait(12 * HOUR);
    await visit(staff).expect(401);
    await visit(reader).expect(200);
  });
});

describe("an API token", () => {
  const make = (fields: {
    readonly scopes: readonly ("articles:read" | "articles:write")[];
    readonly expiresAt?: Date;
  }) =>
    transaction(app.db, (tx) =>
      createApiToken(tx, { name: "press", expiresAt: null, actor: operator, at: app.deps.clock(), ...fields }),
    );
  const knock = (token: string) => app.http().put("/api/v1/press").set("Authorization", `Bearer ${token}`);

  test("opens what its scopes name and nothing else, and only its hash is kept", async () => {
    const writer = await make({ scopes: ["articles:write"] });
    await knock(writer).expect(200);
    await knock(await make({ scopes: ["articles:read"] })).expect(403);
    await app.get("/me", writer).expect(403);
    const rows = await app.db.prisma.apiToken.findMany();
    expect(rows.map(({ tokenHash }) => Buffer.from(tokenHash).toString())).not.toContain(writer);
    expect(rows[0]?.tokenHash).toHaveLength(32);
  });

  test("ends with its time, and at once when revoked", async () => {
    const [brief, revoked] = [
      await make({ scopes: ["articles:write"], expiresAt: new Date(app.deps.clock().getTime() + DAY) }),
      await make({ scopes: ["articles:write"] }),
    ];
    await knock(brief).expect(200);
    await knock(revoked).expect(200);
    const { id } = await app.db.prisma.apiToken.findFirstOrThrow({ orderBy: { id: "desc" } });
    await transaction(app.db, (tx) => revokeApiToken(tx, { id, actor: operator, at: app.deps.clock() }));
    await knock(revoked).expect(401);
    app.wait(DAY);
    await knock(brief).expect(401);
    await knock(`rct_${"x".repeat(43)}`).expect(401);
  });

  test("remembers its last use, to the minute", async () => {
    const token = await make({ scopes: ["articles:write"] });
    const lastUse = async () => (await app.db.prisma.apiToken.findFirstOrThrow({ orderBy: { id: "desc" } })).lastUsedAt;
    await knock(token);
    const first = await lastUse();
    expect(first).toEqual(app.deps.clock());
    app.wait(30 * SECOND);
    await knock(token);
    expect(await lastUse()).toEqual(first);
    app.wait(30 * SECOND);
    await knock(token);
    expect(await lastUse()).toEqual(app.deps.clock());
  });
});
