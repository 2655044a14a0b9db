import type { Request, Response } from "express";

/** In these folders the rest of a path is a secret: an appeal link, a notifier's, a reviewer's, a sign-in link. */
const SECRET_FOLDER = /\/(?:appeals|notices|review|sign-in)(?=\/)/i;

/** Words where a token could be. */
const NO_TOKENS: ReadonlySet<string> = new Set([
  "/api/v1/appeals/lookup",
  "/api/v1/appeals/withdraw",
  "/api/v1/appeals/resend",
  "/appeals/resend",
  "/notices/new",
  "/notices/received",
]);

/**
 * The path of a URL as it may be logged and echoed: without its query, and with a template where a token would be.
 * Folders are looked for in the decoded path, since `/%61ppeals/…` reaches the same page.
 */
export function publicPath(url: string): string {
  const path = url.split("?", 1)[0] ?? "/";
  const decoded = decode(path);
  if (decoded === undefined) return "/";
  if (decoded.startsWith("/api/v1/moderation/") || NO_TOKENS.has(decoded)) return path;
  const secret = SECRET_FOLDER.exec(decoded);
  return secret ? `${decoded.slice(0, secret.index)}${secret[0].toLowerCase()}/{token}` : path;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** The template of the route that answered, for logs and metrics: bounded in number, and free of tokens and keys. */
export function routeTemplate(req: Request, res: Response): string {
  const named: unknown = res.locals["route"];
  if (typeof named === "string") return named;
  const route: unknown = req.route;
  if (typeof route !== "object" || route === null || !("path" in route)) return "unmatched";
  return typeof route.path === "string" ? `${templateBase(req.baseUrl)}${route.path}` : "unmatched";
}

/** A router mounted below a parameter would put its value in the base: no kit or feature does, and none could leak so. */
const templateBase = (baseUrl: string): string => (/^(?:\/[a-z0-9.-]{1,20}){0,3}$/.test(baseUrl) ? baseUrl : "");
