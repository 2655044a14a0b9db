/** What the environment said, parsed and complete: nothing else reads `process.env`. */
export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  /** Origin of all links, without a trailing slash; never taken from a Host header. */
  readonly publicUrl: string;
  /** Absent: the embedded server in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** An owner role for migrations; the runtime role may then only insert and read decisions and audit. */
  readonly migrateDatabaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  /** Absent: the development mailbox. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly sso: SsoConfig;
  /** The first signs, all verify. */
  readonly sessionSecret: string;
  /** The first signs; links signed by any of them stay good. */
  readonly appealLinkKeys: readonly LinkKey[];
  readonly auditKey: string;
  readonly metricsToken: string | undefined;
  /** Bearer token of the EU transparency database. */
  readonly dsaToken: string | undefined;
  readonly dataDir: string;
  readonly trustProxy: boolean | number | string;
  readonly allowedOrigins: readonly string[];
  readonly seedDemo: boolean;
  readonly rateLimits: RateLimits;
  readonly logLevel: string;
  /** `PUBLIC_URL` is https: secure cookies, HSTS and upgrade of requests. */
  readonly secure: boolean;
}

export interface SsoConfig {
  readonly secrets: readonly string[];
  readonly jwksUrl: string | undefined;
  readonly issuer: string | undefined;
  readonly audience: string;
  readonly trustRoles: boolean;
}

export interface LinkKey {
  readonly id: string;
  readonly key: Buffer;
}

/** Requests a minute, by class of route. */
export const RATE_CLASSES = {
  posts_account: 30,
  posts_address: 200,
  flags_account: 60,
  email_links_mailbox: 5,
  email_links_address: 60,
  sessions_address: 300,
  appeals_address: 60,
  lookups_address: 300,
  notices_mailbox: 5,
  notices_address: 20,
  reads_address: 1_200,
  staff_account: 1_200,
} as const;
export type RateClass = keyof typeof RATE_CLASSES;
export type RateLimits = "off" | Readonly<Record<RateClass, number>>;
