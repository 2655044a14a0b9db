import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer, type Server } from "node:http";
import jwt from "jsonwebtoken";
import { HOUR, MINUTE, SECOND } from "../../src/shared/clock.ts";
import { authApp, type AuthApp, signIn, START } from "./auth-app.ts";

const SECRET = "the publisher's secret, long enough for HMAC";
const OLD_SECRET = "the publisher's secret of last year, being rotated";
const NOW = START.getTime() / SECOND;

const rsa = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2_048 });

const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

/** A publisher's key set on a real port; `fetches` counts how often it was asked. */
async function publishKeys(status = 200) {
  const seen = { fetches: 0 };
  const keys = [jwk(rsa.publicKey, { kid: "rsa-1", alg: "RS256" }), jwk(ec.publicKey, { kid: "ec-1", alg: "ES256" })];
  const server = createServer((_req, res) => {
    seen.fetches += 1;
    res.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify({ keys }));
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}/jwks.json`, seen };
}

const jwk = (key: KeyObject, facts: object) => ({ ...key.export({ format: "jwk" }), use: "sig", ...facts });

/** A field that is undefined is left out. */
const claims = (fields: object = {}): object =>
  JSON.parse(
    JSON.stringify({
      sub: "reader-1",
      aud: "recourse",
      iat: NOW,
      exp: NOW + HOUR / SECOND,
      name: "Ada L.",
      ...fields,
    }),
  );
const signed = (fields: object = {}, key: jwt.Secret = SECRET, options: jwt.SignOptions = {}) =>
  jwt.sign(claims(fields), key, { algorithm: "HS256", ...options });

const keySet = await publishKeys();
const shared = await authApp({ sso: { secrets: [SECRET, OLD_SECRET], jwksUrl: keySet.url, issuer: undefined } });
const enter = (token: string, app: AuthApp = shared) => app.post("/auth/sso", { token });

describe("a publisher's token", () => {
  test.each([
    ["HS256 with the secret", () => signed({ sub: "hs" })],
    ["HS256 with the secret of last year", () => signed({ sub: "hs-old" }, OLD_SECRET)],
    ["HS256 with a key id", () => signed({ sub: "hs-kid" }, SECRET, { keyid: "1" })],
    ["RS256 by the key set", () => signed({ sub: "rs" }, rsa.privateKey, { algorithm: "RS256", keyid: "rsa-1" })],
    ["ES256 by the key set", () => signed({ sub: "es" }, ec.privateKey, { algorithm: "ES256", keyid: "ec-1" })],
    [
      "RS256 without a key id, where one key fits",
      () => signed({ sub: "no-kid" }, rsa.privateKey, { algorithm: "RS256" }),
    ],
    ["a clock that is a minute fast", () => signed({ sub: "fast", iat: NOW + 59, nbf: NOW + 59 })],
    ["several audiences", () => signed({ sub: "many", aud: ["shop", "recourse"] })],
    ["odd optional claims", () => signed({ sub: "odd", email: 7, name: ["x"], email_verified: "yes", role: "god" })],
  ])("signed as %s signs in", async (_how, make) => {
    const res = await enter(make());
    expect([res.status, res.body.user?.role]).toEqual([200, "reader"]);
    expect(res.headers["set-cookie"]?.[0]).toMatch(/^recourse_session=.*HttpOnly/);
    await shared.get("/me", res.body.accessToken).expect(200);
  });

  const publicPem = rsa.publicKey.export({ type: "spki", format: "pem" }).toString();
  const tampered = () => {
    const [head = "", , signature = ""] = signed().split(".");
    return [head, Buffer.from(JSON.stringify(claims({ sub: "someone-else" }))).toString("base64url"), signature].join(
      ".",
    );
  };
  const withHeader = (header: object) => {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
    return `${encode(header)}.${encode(claims())}.`;
  };

  test.each([
    ["no token", () => "rubbish"],
    ["three dots of nothing", () => "..."],
    ["unsigned", () => withHeader({ alg: "none", typ: "JWT" })],
    ["unsigned, said differently", () => withHeader({ alg: "nOnE" })],
    ["signed with another secret", () => signed({}, "another secret")],
    ["signed with an empty secret", () => withHeader({ alg: "HS256" })],
    ["HS256 with the public RSA key as secret", () => signed({}, Buffer.from(publicPem))],
    ["HS512", () => signed({}, SECRET, { algorithm: "HS512" })],
    ["RS512 with the right key", () => signed({}, rsa.privateKey, { algorithm: "RS512", keyid: "rsa-1" })],
    ["PS256 with the right key", () => signed({}, rsa.privateKey, { algorithm: "PS256", keyid: "rsa-1" })],
    [
      "signed by a stranger under a known key id",
      () => signed({}, stranger.privateKey, { algorithm: "RS256", keyid: "rsa-1" }),
    ],
    [
      "signed by a stranger under an unknown key id",
      () => signed({}, stranger.privateKey, { algorithm: "RS256", keyid: "x" }),
    ],
    ["RS256 that names the EC key", () => signed({}, rsa.privateKey, { algorithm: "RS256", keyid: "ec-1" })],
    ["changed after it was signed", tampered],
    ["for another audience", () => signed({ aud: "shop" })],
    ["without an audience", () => signed({ aud: undefined })],
    ["expired", () => signed({ iat: NOW - 100, exp: NOW })],
    ["good for more than 24 hours", () => signed({ exp: NOW + 24 * 3_600 + 61 })],
    ["without an end", () => signed({ exp: undefined })],
    ["issued in the future", () => signed({ iat: NOW + 61 })],
    ["not yet good", () => signed({ nbf: NOW + 61 })],
    ["without a subject", () => signed({ sub: undefined })],
    ["with an empty subject", () => signed({ sub: "" })],
    ["with NUL in its subject", () => signed({ sub: "a\0b" })],
    ["with a critical extension", () => signed({}, SECRET, { header: { alg: "HS256", crit: ["b64"] } })],
  ])("that is %s is refused, without saying why", async (_what, make) => {
    const res = await enter(make());
    expect([res.status, res.body.code, res.body.detail]).toEqual([
      401,
      "sign_in_required",
      "The publisher's sign-in was not accepted. Sign in there again.",
    ]);
    expect(res.headers["set-cookie"]).toBeUndefined();
  });

  test("of another issuer is refused where one is configured", async () => {
    const app = await authApp({ sso: { secrets: [SECRET], issuer: "https://news.example" } });
    await enter(signed({ iss: "https://evil.example" }), app).expect(401);
    await enter(signed(), app).expect(401);
    await enter(signed({ iss: "https://news.example" }), app).expect(200);
  });

  test("signed with the right RSA key is refused where only a secret is configured, and the other way round", async () => {
    const secretOnly = await authApp({ sso: { secrets: [SECRET] } });
    await enter(signed({}, rsa.privateKey, { algorithm: "RS256", keyid: "rsa-1" }), secretOnly).expect(401);
    const keysOnly = await authApp({ sso: { jwksUrl: keySet.url } });
    await enter(signed(), keysOnly).expect(401);
    await enter(signed({}, Buffer.from(publicPem)), keysOnly).expect(401);
  });

  test("is refused with a sentence where no publisher is configured", async () => {
    const res = await enter(signed(), await authApp());
    expect([res.status, res.body.detail]).toEqual([401, "This site does not take sign-ins from a publisher."]);
  });

  test("cannot make us ask the publisher again and again", async () => {
    const { url, seen } = await publishKeys();
    const app = await authApp({ sso: { jwksUrl: url } });
    for (const keyid of ["a", "b", "c", "d"]) {
      await enter(signed({}, stranger.privateKey, { algorithm: "RS256", keyid }), app).expect(401);
    }
    await enter(signed({}, rsa.privateKey, { algorithm: "RS256", keyid: "rsa-1" }), app).expect(200);
    expect(seen.fetches).toBe(1);
  });

  test.each([
    ["fail", async () => (await publishKeys(500)).url],
    ["are not there", async () => "http://127.0.0.1:9/jwks.json"],
  ])("whose publisher's keys %s is answered 503 with Retry-After", async (_how, url) => {
    const app = await authApp({ sso: { jwksUrl: await url() } });
    const res = await enter(signed({}, rsa.privateKey, { algorithm: "RS256", keyid: "rsa-1" }), app);
    expect([res.status, res.body.code, res.headers["retry-after"]]).toEqual([503, "unavailable", "10"]);
  });
});

describe("the account behind a publisher's token", () => {
  test("is found again by issuer and subject, also when the address has changed", async () => {
    const first = await enter(signed({ sub: "again", email: "Again@example.org" }));
    const second = await enter(signed({ sub: "again", email: "new@example.org", name: "Other" }));
    expect(second.body.user).toEqual({ ...first.body.user, email: "again@example.org" });
    const elsewhere = await enter(signed({ sub: "again", iss: "https://other.example" }));
    expect(elsewhere.body.user.id).not.toBe(first.body.user.id);
  });

  test("is one, when a new reader's two tabs sign in at once", async () => {
    const token = signed({ sub: "tabs", email: "tabs@example.org" });
    const answers = await Promise.all([1, 2, 3, 4].map(() => enter(token)));
    expect(new Set(answers.map(({ body }) => body.user.id)).size).toBe(1);
  });

  test("is the reader who proved that address before, and bound from then on", async () => {
    const byMail = await signIn(shared, "joined@example.org");
    const bySso = await enter(signed({ sub: "joiner", email: "JOINED@example.org" }));
    expect(bySso.body.user.id).toBe(byMail.body.user.id);
    const rival = await enter(signed({ sub: "rival", email: "joined@example.org", email_verified: true }));
    expect(rival.body.user).toMatchObject({ email: null });
    expect(rival.body.user.id).not.toBe(byMail.body.user.id);
  });

  test("is another one, without the address, when the publisher says that the address is not verified", async () => {
    const byMail = await signIn(shared, "careful@example.org");
    const bySso = await enter(signed({ sub: "unverified", email: "careful@example.org", email_verified: false }));
    expect(bySso.body.user.email).toBeNull();
    expect(bySso.body.user.id).not.toBe(byMail.body.user.id);
  });

  test.each([
    ["no word on the address", {}, false, false],
    ["the address not verified", { email_verified: false }, false, false],
    ["the address verified", { email_verified: true }, false, true],
    ["no word, but trusted with roles", {}, true, true],
    ["not verified, though trusted with roles", { email_verified: false }, true, false],
  ])("of staff, with %s: joined %j", async (_what, fields, trustRoles, joined) => {
    const app = await authApp({ sso: { secrets: [SECRET], trustRoles } });
    const staff = await app.account("moderator", "desk@example.org");
    const { body } = await enter(signed({ sub: "desk", email: "desk@example.org", ...fields }), app);
    expect([body.user.id === staff.id, body.user.role]).toEqual([joined, joined ? "moderator" : "reader"]);
  });

  test("gets a role from the token only where roles are trusted, and the audit log knows", async () => {
    const token = signed({ sub: "chief", role: "administrator" });
    expect((await enter(token)).body.user.role).toBe("reader");
    const trusting = await authApp({ sso: { secrets: [SECRET], trustRoles: true } });
    const { body } = await enter(token, trusting);
    expect(body.user.role).toBe("administrator");
    await trusting.get("/staff-room", body.accessToken).expect(200);
    expect(await trusting.db.prisma.auditEntry.findFirst()).toMatchObject({
      actorLabel: "sso",
      action: "account.set_role",
    });

    trusting.wait(MINUTE);
    const demoted = await enter(signed({ sub: "chief", role: "reader" }), trusting);
    expect(demoted.body.user.role).toBe("reader");
    await trusting.get("/me", body.accessToken).expect(401);
    await trusting.get("/me", demoted.body.accessToken).expect(200);
  });

  test.each([["Fuck You"], ["\u202Enimda"], [undefined]])("named %j gets a neutral name", async (name) => {
    const { body } = await enter(signed({ sub: `name ${String(name)}`, name }));
    expect(body.user.displayName).toMatch(/^Reader \d{4}$/);
  });
});
