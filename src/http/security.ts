import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import cors from "cors";
import type { RequestHandler, Response } from "express";
import helmet from "helmet";
import type { Config } from "../config/config.ts";

type SecurityConfig = Pick<Config, "secure">;

/** Sources by directive, in helmet's camel case: `{ frameAncestors: ["https://news.example"] }`. */
export type CspDirectives = Readonly<Record<string, readonly string[]>>;

/**
 * What a page may load and do unless it says otherwise. Mind `formAction`: Chromium applies it to the redirect after a
 * form as well, so a form that ends at a publisher's origin must name that origin.
 */
export const PAGE_CSP: CspDirectives = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", "data:"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

/** For answers that are data: nothing may load, nobody may frame them. */
const API_CSP: CspDirectives = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };

const HSTS_SECONDS = 365 * 24 * 60 * 60;

/** Headers of every page and file: strict CSP, nosniff, `Referrer-Policy: same-origin`, HSTS when served over https. */
export const pageSecurity = (config: SecurityConfig, overrides: CspDirectives = {}): RequestHandler =>
  setHeaders(headersFor(config, { ...PAGE_CSP, ...overrides }));

const API_HEADERS: ReadonlySet<string> = new Set([
  "content-security-policy",
  "x-content-type-options",
  "referrer-policy",
  "strict-transport-security",
]);

/** Headers of every answer of the API. Few, because the hottest reads pay for each. */
export function apiSecurity(config: SecurityConfig): RequestHandler {
  const all = headersFor(config, API_CSP);
  const headers = all.filter(([name]) => API_HEADERS.has(name));
  return setHeaders([...headers, ["cross-origin-resource-policy", "cross-origin"]]);
}

/** A page whose address is a secret: not stored, not indexed, and the address is not told to the next site. */
export function privatePage(res: Response): void {
  res.setHeader("Referrer-Policy", "no-referrer");
  res.setHeader("Cache-Control", "no-store");
  res.setHeader("X-Robots-Tag", "noindex");
}

/** A file that other sites include, such as `/embed.js`. */
export const crossOriginResource = (res: Response): void => {
  res.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
};

/** A page that the given origins may show in a frame. */
export function framedPage(res: Response, origins: readonly string[]): void {
  const policy = res.getHeader("content-security-policy");
  const framed = String(policy).replace(/frame-ancestors [^;]*/, `frame-ancestors ${origins.join(" ")}`);
  res.setHeader("Content-Security-Policy", framed);
  res.removeHeader("X-Frame-Options");
}

/** Lets the publisher's pages call the API with a bearer token; cookies stay at home. Answers preflights itself. */
export function apiCors(config: Pick<Config, "allowedOrigins">): RequestHandler {
  return cors({
    origin: config.allowedOrigins.includes("*") ? "*" : [...config.allowedOrigins],
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    allowedHeaders: ["Authorization", "Content-Type", "Idempotency-Key", "If-None-Match", "Last-Event-ID"],
    exposedHeaders: ["ETag", "Retry-After", "RateLimit", "RateLimit-Policy", "X-Request-Id"],
    credentials: false,
    maxAge: 600,
  });
}

type Header = readonly [name: string, value: string];

const setHeaders =
  (headers: readonly Header[]): RequestHandler =>
  (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value);
    next();
  };

/** What helmet would set at every request, found out once: it is the same each time and half its cost is finding out. */
function headersFor({ secure }: SecurityConfig, directives: CspDirectives): readonly Header[] {
  const res = new ServerResponse(new IncomingMessage(new Socket()));
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: Object.fromEntries(
        Object.entries({ ...directives, ...(secure ? { upgradeInsecureRequests: [] } : {}) }).map(([name, sources]) => [
          name,
          [...sources],
        ]),
      ),
    },
    strictTransportSecurity: secure ? { maxAge: HSTS_SECONDS, includeSubDomains: false } : false,
    referrerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  })(new IncomingMessage(new Socket()), res, () => {});
  return Object.entries(res.getHeaders()).map(([name, value]) => [name, String(value)]);
}
