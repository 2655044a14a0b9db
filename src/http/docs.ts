import { createHash } from "node:crypto";
import type { RequestHandler } from "express";
import { Router } from "express";
import type { Config } from "../config/config.ts";
import type { Answer } from "./answer.ts";
import { bytes } from "./answer.ts";
import { API_BASE } from "./mount.ts";
import type { OpenApiInfo } from "./openapi.ts";
import { openApiDocument } from "./openapi.ts";
import { INTERNAL_PROBLEM, PROBLEMS } from "./problems.ts";
import type { Route } from "./route.ts";
import { pageSecurity } from "./security.ts";
import { sendAnswer } from "./send.ts";

/** `/openapi.json`, and `/docs`, the same for reading. Each is made once, when it is first asked for. */
export function docsRoutes(
  routes: readonly Route[],
  { info, config }: { readonly info: OpenApiInfo; readonly config: Pick<Config, "secure"> },
): Router {
  const router = Router();
  const json = () => JSON.stringify(openApiDocument(routes, info), null, 2);
  router.get("/openapi.json", allowAnySite, fixed(json, "application/json; charset=utf-8"));
  const page = () => docsPage(routes, info);
  router.get("/docs", pageSecurity(config, { styleSrc: [STYLE_HASH] }), fixed(page, "text/html; charset=utf-8"));
  return router;
}

/** The document is public, and viewers on other sites read it. */
const allowAnySite: RequestHandler = (_req, res, next) => {
  res.setHeader("Access-Control-Allow-Origin", "*");
  res.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  next();
};

function fixed(write: () => string, contentType: string): RequestHandler {
  let answer: Answer | undefined;
  return (req, res) => sendAnswer(req, res, (answer ??= answerWith(write(), contentType)));
}

function answerWith(text: string, contentType: string): Answer {
  const etag = createHash("sha256").update(text).digest("base64url").slice(0, 16);
  return bytes(text, { etag, contentType, cacheControl: "no-cache" });
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1c1d21; --dim: #5a5d66; --paper: #fdfcfa; --line: #d9d6cf; --mark: #0b5c6b; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e1; --dim: #a3a6ae; --paper: #17181b; --line: #34363c; --mark: #7fc9d6; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 4rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.55 system-ui, sans-serif; }
h1 { font-size: 1.75rem; margin: 0 0 .25rem; } h2 { margin: 2.5rem 0 .5rem; font-size: 1.25rem; }
a { color: var(--mark); } p { margin: .35rem 0; } nav ul { display: flex; flex-wrap: wrap; gap: .2rem .9rem; list-style: none; margin: .8rem 0; padding: 0; }
nav a { display: inline-block; padding-block: .2rem; }
article { border-top: 1px solid var(--line); padding: .9rem 0; }
h3 { margin: 0; font: 600 1rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
h3.words { font-family: inherit; }
h3 b { display: inline-block; min-width: 3.4rem; margin-inline-end: .6rem; color: var(--mark); }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
small, dt { color: var(--dim); font-size: .875rem; }
dl { display: grid; grid-template-columns: 6rem 1fr; gap: .1rem .75rem; margin: .5rem 0 0; }
dd { margin: 0; min-width: 0; font-size: .9rem; }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .35rem; } }
`;

const STYLE_HASH = `'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Escaped text in which `code` is marked. */
const prose = (text: string): string => escapeHtml(text).replaceAll(/`([^`]+)`/g, "<code>$1</code>");

function docsPage(routes: readonly Route[], info: OpenApiInfo): string {
  const tags = [...new Set(routes.map(({ tag }) => tag))];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(info.title)}: API</title><style>${STYLE}</style></head><body>
<header><p><a href="/">To the start page</a></p><h1>${escapeHtml(info.title)}: API</h1>
<p>${prose(info.description ?? "")}</p>
<p><small>Version ${escapeHtml(info.version)} · base <code>${API_BASE}</code> · <a href="/openapi.json">openapi.json</a></small></p></header>
<nav aria-label="Sections"><ul>${[...tags, "Problems"].map((tag) => `<li><a href="#${anchor(tag)}">${escapeHtml(tag)}</a></li>`).join("\n")}</ul></nav>
<main>${tags.map((tag) => section(tag, routes)).join("\n")}
${problemsSection()}</main></body></html>
`;
}

const anchor = (tag: string): string => tag.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

const section = (tag: string, routes: readonly Route[]): string =>
  `<section><h2 id="${anchor(tag)}">${escapeHtml(tag)}</h2>
${routes
  .filter((route) => route.tag === tag)
  .map(entry)
  .join("\n")}</section>`;

function entry(route: Route): string {
  const facts: readonly (readonly [name: string, html: string])[] = [
    ["Who", codes(route.roles)],
    ["Query", codes(propertiesOf(route.query))],
    ["Headers", codes(propertiesOf(route.headers))],
    ["Body", codes(propertiesOf(route.body))],
    ["Answers", codes(Object.keys(route.responses))],
    ["Refusals", route.refusals.map((code) => `<a href="#problem-${code}"><code>${code}</code></a>`).join(", ")],
  ];
  const rows = facts.filter(([, html]) => html !== "").map(([name, html]) => `<dt>${name}</dt><dd>${html}</dd>`);
  return `<article><h3><b>${route.method.toUpperCase()}</b>${escapeHtml(API_BASE + route.path)}</h3>
<p>${prose(route.summary)}</p>${route.description === undefined ? "" : `<p><small>${prose(route.description)}</small></p>`}
<dl>${rows.join("")}</dl></article>`;
}

const codes = (words: readonly string[]): string => words.map((word) => `<code>${escapeHtml(word)}</code>`).join(", ");

function propertiesOf(schema: Route["body"]): readonly string[] {
  const shape: unknown = schema && "shape" in schema ? schema.shape : undefined;
  return typeof shape === "object" && shape !== null ? Object.keys(shape) : schema ? ["(see openapi.json)"] : [];
}

const problemsSection = (): string =>
  `<section><h2 id="problems">Problems</h2>${Object.entries({ ...PROBLEMS, internal: INTERNAL_PROBLEM })
    .map(
      ([code, { status, title, explanation }]) =>
        `<article id="problem-${code}"><h3 class="words">${escapeHtml(title)}</h3><p>${prose(explanation)}</p><p><small><code>${code}</code> · ${status}</small></p></article>`,
    )
    .join("\n")}</section>`;
