import { randomUUID } from "node:crypto";
import { rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RATE_CLASSES } from "../../src/config/config.ts";
import { EnvironmentError, readConfig, type Environment } from "../../src/config/environment.ts";

const DATA_DIR = join(tmpdir(), `recourse config ${randomUUID()}`);
afterAll(() => rm(DATA_DIR, { recursive: true, force: true }));

const LONG = "0123456789abcdef0123456789abcdef";
const PRODUCTION = {
  NODE_ENV: "production",
  PUBLIC_URL: "https://comments.example.org",
  DATABASE_URL: "postgres://app:pass@db/recourse",
  SMTP_URL: "smtp://mail:25",
  SESSION_SECRET: LONG,
  APPEAL_LINK_KEYS: `2026:${Buffer.from(LONG).toString("base64")}`,
  AUDIT_KEY: LONG,
};

const read = (env: Environment) => readConfig({ DATA_DIR, ...env }, () => undefined);

function problemsOf(env: Environment): readonly string[] {
  try {
    read(env);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
}

describe("in development", () => {
  test("nothing has to be set", () => {
    expect(read({})).toMatchObject({
      production: false,
      port: 3_000,
      host: "127.0.0.1",
      publicUrl: "http://localhost:3000",
      secure: false,
      databaseUrl: undefined,
      smtpUrl: undefined,
      mailFrom: "Recourse <no-reply@localhost>",
      allowedOrigins: ["http://localhost:3000", "http://127.0.0.1:3000"],
      seedDemo: true,
      trustProxy: false,
      rateLimits: RATE_CLASSES,
      logLevel: "info",
      sso: { secrets: [], audience: "recourse", trustRoles: false },
    });
  });

  test("a variable that is set but empty counts as absent", () => {
    expect(read({ PORT: "", DATABASE_URL: " ", RATE_LIMITS: "" })).toEqual(read({}));
  });

  test("absent secrets are made once, with 32 random bytes, and only their owner can read them", async () => {
    const first = read({});
    expect(read({})).toEqual(first);
    expect(first.appealLinkKeys.map(({ id, key }) => [id, key.length])).toEqual([["k1", 32]]);
    expect(new Set([first.sessionSecret, first.auditKey, first.appealLinkKeys[0]?.key.toString("base64")]).size).toBe(
      3,
    );
    for (const name of ["session-secret", "appeal-link-key", "audit-key"]) {
      expect((await stat(join(DATA_DIR, name))).mode & 0o777).toBe(0o600);
    }
  });

  test("given secrets are taken and short ones allowed", () => {
    const { sessionSecret, appealLinkKeys } = read({ SESSION_SECRET: "short", APPEAL_LINK_KEYS: "b:AAA=,a:_-8=" });
    expect(sessionSecret).toBe("short");
    expect(appealLinkKeys.map(({ id, key }) => `${id} ${key.toString("hex")}`)).toEqual(["b 0000", "a ffef"]);
  });

  test("a foreign database is not seeded unless that is asked for", () => {
    const DATABASE_URL = "postgres://localhost/mine";
    expect(read({ DATABASE_URL }).seedDemo).toBe(false);
    expect(read({ DATABASE_URL, SEED_DEMO: "true" }).seedDemo).toBe(true);
    expect(read({ SEED_DEMO: "false" }).seedDemo).toBe(false);
  });
});

describe("a value is read", () => {
  test.each([
    [{ PORT: "0" }, { port: 0 }],
    [{ PORT: "8080" }, { port: 8_080, publicUrl: "http://localhost:8080" }],
    [
      { PUBLIC_URL: "https://c.example.org/" },
      { publicUrl: "https://c.example.org", secure: true, allowedOrigins: [] },
    ],
    [{ PUBLIC_URL: "https://c.example.org" }, { mailFrom: "Recourse <no-reply@c.example.org>" }],
    [{ MAIL_FROM: "The Desk <desk@example.org>" }, { mailFrom: "The Desk <desk@example.org>" }],
    [
      { ALLOWED_ORIGINS: "https://a.example, https://b.example/" },
      { allowedOrigins: ["https://a.example", "https://b.example"] },
    ],
    [{ TRUST_PROXY: "true" }, { trustProxy: true }],
    [{ TRUST_PROXY: "2" }, { trustProxy: 2 }],
    [{ TRUST_PROXY: "loopback, 10.0.0.0/8" }, { trustProxy: "loopback, 10.0.0.0/8" }],
    [{ SSO_SECRET: "a, b", SSO_TRUST_ROLES: "1" }, { sso: { secrets: ["a", "b"], trustRoles: true } }],
    [{ RATE_LIMITS: "off" }, { rateLimits: "off" }],
    [{ RATE_LIMITS: '{"posts": 5}' }, { rateLimits: { ...RATE_CLASSES, posts_account: 5, posts_address: 5 } }],
    [
      { RATE_LIMITS: '{"posts_address": 9, "posts": 5, "signin": 1}' },
      {
        rateLimits: {
          ...RATE_CLASSES,
          posts_account: 5,
          posts_address: 9,
          email_links_mailbox: 1,
          email_links_address: 1,
        },
      },
    ],
  ])("%j", (env, expected) => {
    expect(read(env)).toMatchObject(expected);
  });
});

describe("a bad value is refused by the name of its variable", () => {
  test.each([
    ["PORT", "seven", "must be a port"],
    ["PORT", "65536", "must be a port"],
    ["PORT", "-1", "must be a port"],
    ["PUBLIC_URL", "comments.example.org", "must be http:// or https://"],
    ["PUBLIC_URL", "https://example.org/comments", "must be http:// or https:// with a host and no path"],
    ["DATABASE_URL", "mysql://db/recourse", "must be a URL that starts with postgres:// or postgresql://"],
    ["MIGRATE_DATABASE_URL", "owner", "must be a URL"],
    ["REDIS_URL", "http://redis", "must be a URL that starts with redis:// or rediss://"],
    ["SMTP_URL", "mail.example.org", "must be a URL that starts with smtp:// or smtps://"],
    ["MAIL_FROM", "nobody", "must be an address"],
    ["MAIL_FROM", "a@example.org\r\nBcc: b@example.org", "must be an address"],
    ["SSO_JWKS_URL", "file:///etc/passwd", "must be a URL"],
    ["SSO_TRUST_ROLES", "yes", "must be true or false"],
    ["APPEAL_LINK_KEYS", "no-colon", "must be id:base64"],
    ["APPEAL_LINK_KEYS", "a:AAAA,a:BBBB", "each id once"],
    ["APPEAL_LINK_KEYS", "a:!!!!", "must be id:base64"],
    ["TRUST_PROXY", "everyone", "must be true, false, a number of hops, or addresses"],
    ["TRUST_PROXY", "10.0.0.0/33", "must be true, false, a number of hops, or addresses"],
    ["ALLOWED_ORIGINS", "https://a.example,b.example", "must be http:// or https://"],
    ["SEED_DEMO", "maybe", "must be true or false"],
    ["RATE_LIMITS", "{", "must be off, or JSON"],
    ["RATE_LIMITS", '{"comments": 5}', "must be off, or JSON"],
    ["RATE_LIMITS", '{"posts": 0}', "must be off, or JSON"],
    ["LOG_LEVEL", "loud", "must be one of trace"],
  ])("%s=%j", (name, value, message) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
    expect(problems[0]).toContain(message);
  });

  test("all at once, and the value of none is repeated", () => {
    const secret = "postgre://app:hunter2@db";
    const problems = problemsOf({ DATABASE_URL: secret, PORT: "x", APPEAL_LINK_KEYS: "hunter2" });
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual(["PORT", "DATABASE_URL", "APPEAL_LINK_KEYS"]);
    expect(problems.join()).not.toContain("hunter2");
  });
});

describe("in production", () => {
  test("a complete environment is taken, and nothing is seeded", () => {
    expect(read(PRODUCTION)).toMatchObject({ production: true, host: "0.0.0.0", secure: true, seedDemo: false });
  });

  test.each(["PUBLIC_URL", "DATABASE_URL", "SMTP_URL", "SESSION_SECRET", "APPEAL_LINK_KEYS", "AUDIT_KEY"])(
    "%s is required",
    (name) => {
      expect(problemsOf({ ...PRODUCTION, [name]: undefined })).toEqual([
        expect.stringContaining(`${name} is required in production`),
      ]);
    },
  );

  test("everything that is missing is named at once", () => {
    expect(problemsOf({ NODE_ENV: "production" })).toHaveLength(6);
  });

  test.each([
    ["SESSION_SECRET", "short"],
    ["SESSION_SECRET", `${LONG},short`],
    ["AUDIT_KEY", "short"],
    ["AUDIT_KEY", `${LONG},short`],
    ["APPEAL_LINK_KEYS", `${PRODUCTION.APPEAL_LINK_KEYS},old:AAAA`],
    ["SSO_SECRET", "short"],
  ])("a short secret is refused: %s", (name, value) => {
    expect(problemsOf({ ...PRODUCTION, [name]: value })).toEqual([expect.stringContaining(`${name} is too short`)]);
  });

  test("the key of the audit may be followed by earlier ones, and by the mark of a lost one that was copied whole", () => {
    const withKey = (rest: string) => problemsOf({ ...PRODUCTION, AUDIT_KEY: `${LONG},${rest}` });
    expect(withKey(`${LONG}2, lost:0123456789abcdef`)).toEqual([]);
    for (const rest of ["lost:0123", "", `lost:${LONG}`]) {
      expect(withKey(rest)).toEqual([expect.stringContaining("AUDIT_KEY must be a key")]);
    }
  });

  test("neither limits can be off nor demonstration accounts be seeded", () => {
    expect(problemsOf({ ...PRODUCTION, RATE_LIMITS: "off", SEED_DEMO: "true" })).toEqual([
      expect.stringContaining("RATE_LIMITS cannot be off"),
      expect.stringContaining("SEED_DEMO cannot be true"),
    ]);
  });
});
