import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { pino } from "pino";
import { findProgram } from "../../src/auth/find-program.ts";
import { openSession } from "../../src/auth/open-session.ts";
import { COMMANDS } from "../../src/cli/commands.ts";
import { dispatch } from "../../src/cli/dispatch.ts";
import { openChanges } from "../../src/live/changes.ts";
import { eventually } from "../support/eventually.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const env = { DATABASE_URL: db.url, SESSION_SECRET: "x", APPEAL_LINK_KEYS: "a:YWFh", AUDIT_KEY: "x" };

async function recourse(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const io = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    input: Readable.from([]),
    env,
  };
  const code = await dispatch(COMMANDS, args, io);
  return { code, out: out.map((line) => `${line}\n`).join(""), err: err.join("\n") };
}

const entry = fileURLToPath(new URL("../../src/cli/recourse.ts", import.meta.url));
const bundle = fileURLToPath(new URL(`../../node_modules/.cache/recourse-${process.pid}.mjs`, import.meta.url));

/** In a process of its own, as a shell runs it. */
async function inShell(...args: string[]) {
  const shellEnv = { ...process.env, NODE_OPTIONS: "", ...env };
  const child = spawn(process.execPath, [bundle, ...args], { env: shellEnv, stdio: ["ignore", "pipe", "pipe"] });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, out, err };
}
beforeAll(async () => {
  const options = { bundle: true, packages: "external", platform: "node", format: "esm", logLevel: "error" } as const;
  await build({ ...options, entryPoints: [entry], outfile: bundle });
});
afterAll(() => rm(bundle, { force: true }));

const lastAudit = () => db.prisma.auditEntry.findFirst({ orderBy: { id: "desc" } });

describe("recourse", () => {
  test.each([
    ["no command", []],
    ["an unknown command", ["stuff"]],
    ["half a command", ["staff"]],
    ["a role that is none", ["staff", "add", "a@example.org", "--role", "king"]],
    ["no address", ["staff", "add", "--role", "moderator"]],
    ["an option that is none", ["token", "list", "--all"]],
    ["a scope that is none", ["token", "create", "--scope", "everything"]],
    ["no scope", ["token", "create"]],
    ["days that are none", ["token", "create", "--scope", "articles:read", "--expires", "soon"]],
  ])("with %s explains itself on stderr, and exits with 2", async (_what, args) => {
    const { code, out, err } = await recourse(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("Usage: recourse ");
  });

  test("asked for help lists every command on stdout", async () => {
    const { code, out } = await recourse("--help");
    expect(code).toBe(0);
    for (const name of ["staff add", "staff list", "staff remove", "token create", "token list", "token revoke"]) {
      expect(out).toContain(`  ${name}`);
    }
  });
});

test("in a shell, the result alone is on stdout and the exit code tells success", async () => {
  const made = await inShell("token", "create", "--scope", "articles:read");
  expect(made).toEqual({
    code: 0,
    out: expect.stringMatching(/^rct_[\w-]{43}\n$/),
    err: "Keep it now: it is not shown again.\n",
  });
  expect(await inShell("staff", "remove", "nobody@example.org")).toMatchObject({ code: 1, out: "" });
});

describe("staff", () => {
  test("are added, promoted and listed, and each act is written down", async () => {
    const added = await recourse("staff", "add", "Ada@Example.org", "--role", "moderator", "--name", "Ada");
    expect([added.code, added.out]).toEqual([
      0,
      expect.stringMatching(/^ada@example\.org\tmoderator\tAda\t[\w-]{36}\n$/),
    ]);
    const promoted = await recourse("staff", "add", "ada@example.org", "--role", "administrator");
    expect(promoted.out).toMatch(/^ada@example\.org\tadministrator\tAda\t/);
    expect(await recourse("staff", "list")).toEqual({ code: 0, out: promoted.out, err: "" });
    expect(await lastAudit()).toMatchObject({
      actorLabel: expect.stringMatching(/^cli:\w+/),
      action: "account.set_role",
      details: { from: "moderator", to: "administrator" },
    });
  });

  test("removed become readers, lose their sessions, and the servers hear of it", async () => {
    await recourse("staff", "add", "bea@example.org", "--role", "moderator");
    const account = await db.prisma.account.findFirstOrThrow({ where: { email: "bea@example.org" } });
    const session = await openSession(db.prisma, { accountId: account.id, at: new Date() });
    const heard: unknown[] = [];
    const changes = await openChanges(db, pino({ level: "silent" }));
    changes.subscribe((change) => void heard.push(change));

    expect(await recourse("staff", "remove", "bea@example.org")).toMatchObject({ code: 0, out: "" });
    await eventually(() => expect(heard).toContainEqual({ kind: "session", sessionId: session.id }));
    await changes.close();
    const after = await db.prisma.session.findUniqueOrThrow({ where: { id: session.id }, include: { account: true } });
    expect([after.revokedAt, after.account.role]).toEqual([expect.any(Date), "reader"]);
    expect(await recourse("staff", "remove", "bea@example.org")).toMatchObject({ code: 1, out: "" });
  });

  test("get no account of a publisher's reader who never proved that address", async () => {
    const squatter = await db.prisma.account.create({
      data: {
        ...(await db.prisma.account.findFirstOrThrow()),
        id: crypto.randomUUID(),
        email: "chief@example.org",
        emailVerifiedAt: null,
        role: "reader",
        ssoIssuer: "sso",
        ssoSubject: "squatter",
      },
    });
    await recourse("staff", "add", "chief@example.org", "--role", "administrator");
    const after = await db.prisma.account.findUniqueOrThrow({ where: { id: squatter.id } });
    expect([after.role, after.email]).toEqual(["reader", null]);
  });
});

describe("a token", () => {
  test("is alone on stdout, works, is listed without itself, and is revoked", async () => {
    const made = await recourse(
      "token",
      "create",
      "--scope",
      "articles:read",
      "articles:write",
      "--expires",
      "30",
      "--name",
      "cms",
    );
    expect([made.code, made.out]).toEqual([0, expect.stringMatching(/^rct_[\w-]{43}\n$/)]);
    const program = () => findProgram({ db, clock: () => new Date() }, made.out.trim());
    expect(await program()).toMatchObject({ scopes: ["articles:read", "articles:write"] });

    const listed = await recourse("token", "list");
    const [id = "", name, scopes, state] = (listed.out.trim().split("\n").at(-1) ?? "").split("\t");
    expect([name, scopes, state]).toEqual([
      "cms",
      "articles:read,articles:write",
      expect.stringMatching(/^good until /),
    ]);
    expect(listed.out).not.toContain(made.out.trim());

    expect(await recourse("token", "revoke", id)).toMatchObject({ code: 0, out: "" });
    expect(await program()).toBeNull();
    expect(await lastAudit()).toMatchObject({ action: "token.revoke", subjectId: id });
    expect(await recourse("token", "revoke", id)).toMatchObject({ code: 1 });
  });
});
