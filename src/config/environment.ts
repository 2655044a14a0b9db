import { resolve } from "node:path";
import { z } from "zod";
import { isAuditKeys, readAuditKeys } from "./audit-keys.ts";
import type { Config, SsoConfig } from "./config.ts";
import { defaultDataDir } from "./data-dir.ts";
import { keepSecret } from "./secrets.ts";
import {
  flag,
  isLongSecret,
  linkKeys,
  list,
  mailFrom,
  origin,
  port,
  proxies,
  rateLimits,
  secret,
  url,
} from "./variables.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Every problem of the environment at once, by name of variable; values are never repeated, they may be secrets. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The environment cannot be used:\n${problems.map((problem) => `- ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const VARIABLES = z.object({
  NODE_ENV: z.string().optional(),
  PORT: port.default(3_000),
  HOST: z.string().optional(),
  PUBLIC_URL: origin.optional(),
  DATABASE_URL: url("postgres:", "postgresql:").optional(),
  MIGRATE_DATABASE_URL: url("postgres:", "postgresql:").optional(),
  REDIS_URL: url("redis:", "rediss:").optional(),
  SMTP_URL: url("smtp:", "smtps:").optional(),
  MAIL_FROM: mailFrom.optional(),
  SSO_SECRET: list(secret).default([]),
  SSO_JWKS_URL: url("https:", "http:").optional(),
  SSO_ISSUER: z.string().optional(),
  SSO_AUDIENCE: z.string().default("recourse"),
  SSO_TRUST_ROLES: flag.default(false),
  SESSION_SECRET: z.string().optional(),
  APPEAL_LINK_KEYS: linkKeys.optional(),
  AUDIT_KEY: secret
    .refine(isAuditKeys, { error: "must be a key, and behind commas the keys before it or lost:<mark>" })
    .optional(),
  DATA_DIR: z.string().optional(),
  METRICS_TOKEN: secret.optional(),
  DSA_TOKEN: secret.optional(),
  TRUST_PROXY: proxies.default(false),
  ALLOWED_ORIGINS: list(origin).optional(),
  SEED_DEMO: flag.optional(),
  RATE_LIMITS: rateLimits.prefault("{}"),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(", ")}` }).default("info"),
});
type Variables = z.infer<typeof VARIABLES>;

/**
 * Parses the environment (see "Operations" in the documentation for every variable). Throws an `EnvironmentError` that
 * names all problems. Outside production it makes absent secrets once and keeps them in the data folder; `say` hears
 * of a data folder that is not where one would look for it.
 */
export function readConfig(env: Environment, say: (line: string) => void = sayOnStderr): Config {
  const variables = parse(env);
  const production = variables.NODE_ENV === "production";
  const problems = production ? productionProblems(variables) : [];
  if (problems.length > 0) throw new EnvironmentError(problems);
  const dataDir = chooseDataDir(variables, say);
  const host = variables.HOST ?? (production ? "0.0.0.0" : "127.0.0.1");
  const publicUrl = variables.PUBLIC_URL ?? `http://localhost:${variables.PORT}`;
  return {
    production,
    port: variables.PORT,
    host,
    publicUrl,
    secure: publicUrl.startsWith("https:"),
    databaseUrl: variables.DATABASE_URL,
    migrateDatabaseUrl: variables.MIGRATE_DATABASE_URL,
    redisUrl: variables.REDIS_URL,
    smtpUrl: variables.SMTP_URL,
    mailFrom: variables.MAIL_FROM ?? `Recourse <no-reply@${mailDomain(publicUrl)}>`,
    sso: readSso(variables),
    ...readSecrets(variables, dataDir),
    metricsToken: variables.METRICS_TOKEN,
    dsaToken: variables.DSA_TOKEN,
    dataDir,
    trustProxy: variables.TRUST_PROXY,
    allowedOrigins: variables.ALLOWED_ORIGINS ?? loopbackOrigins(variables),
    seedDemo: variables.SEED_DEMO ?? (!production && variables.DATABASE_URL === undefined),
    rateLimits: variables.RATE_LIMITS,
    logLevel: variables.LOG_LEVEL,
  };
}

function parse(env: Environment): Variables {
  // Compose files and CI pass variables that are not set as empty ones.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const result = VARIABLES.safeParse(given);
  if (result.success) return result.data;
  throw new EnvironmentError(result.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`));
}

const REQUIRED = {
  PUBLIC_URL: "the links in letters start with it",
  DATABASE_URL: "the embedded PostgreSQL is for development",
  SMTP_URL: "the mailbox in the browser is for development",
  SESSION_SECRET: "it signs the sessions of all replicas",
  APPEAL_LINK_KEYS: "they sign the links to appeals, which must stay good for months",
  AUDIT_KEY: "it seals the audit log",
} as const;

function productionProblems(variables: Variables): readonly string[] {
  const missing = Object.entries(REQUIRED)
    .filter(([name]) => variables[name as keyof typeof REQUIRED] === undefined)
    .map(([name, why]) => `${name} is required in production: ${why}.`);
  return [...missing, ...shortSecrets(variables), ...refusedInProduction(variables)];
}

function shortSecrets(variables: Variables): readonly string[] {
  const secrets = {
    SESSION_SECRET: variables.SESSION_SECRET?.split(",").map((part) => part.trim()),
    AUDIT_KEY: variables.AUDIT_KEY === undefined ? undefined : auditSecrets(variables.AUDIT_KEY),
    APPEAL_LINK_KEYS: variables.APPEAL_LINK_KEYS?.map(({ key }) => key),
    SSO_SECRET: variables.SSO_SECRET,
  };
  return Object.entries(secrets)
    .filter(([, values]) => values?.some((value) => !isLongSecret(value)))
    .map(([name]) => `${name} is too short: production needs at least 32 bytes in each secret.`);
}

function auditSecrets(text: string): readonly string[] {
  const { current, former } = readAuditKeys(text);
  return [current, ...former];
}

function refusedInProduction(variables: Variables): readonly string[] {
  const problems: string[] = [];
  if (variables.RATE_LIMITS === "off") problems.push("RATE_LIMITS cannot be off in production.");
  if (variables.SEED_DEMO) problems.push("SEED_DEMO cannot be true in production: it would add invented accounts.");
  return problems;
}

function chooseDataDir(variables: Variables, say: (line: string) => void): string {
  if (variables.DATA_DIR !== undefined) return resolve(variables.DATA_DIR);
  const { path, notice } = defaultDataDir();
  if (notice !== undefined && variables.DATABASE_URL === undefined) say(notice);
  return path;
}

type Secrets = Pick<Config, "sessionSecret" | "appealLinkKeys" | "auditKey">;

/** Outside production a secret that is not given is made once and kept. */
function readSecrets(variables: Variables, dataDir: string): Secrets {
  return {
    sessionSecret: variables.SESSION_SECRET ?? keepSecret(dataDir, "session-secret"),
    appealLinkKeys: variables.APPEAL_LINK_KEYS ?? linkKeys.parse(`k1:${keepSecret(dataDir, "appeal-link-key")}`),
    auditKey: variables.AUDIT_KEY ?? keepSecret(dataDir, "audit-key"),
  };
}

function readSso(variables: Variables): SsoConfig {
  return {
    secrets: variables.SSO_SECRET,
    jwksUrl: variables.SSO_JWKS_URL,
    issuer: variables.SSO_ISSUER,
    audience: variables.SSO_AUDIENCE,
    trustRoles: variables.SSO_TRUST_ROLES,
  };
}

/** Without PUBLIC_URL a developer may type either name of the own machine; a page is good under both. */
function loopbackOrigins({ PUBLIC_URL, PORT }: Variables): readonly string[] {
  return PUBLIC_URL === undefined ? [`http://localhost:${PORT}`, `http://127.0.0.1:${PORT}`] : [];
}

function mailDomain(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  const isName = /[a-z]/i.test(hostname) && !hostname.startsWith("[");
  return isName ? hostname : "localhost";
}

function sayOnStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
