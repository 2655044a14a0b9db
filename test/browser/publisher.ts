import { once } from "node:events";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Publisher {
  readonly origin: string;
  /** The address of an article's page that carries the embed. */
  readonly article: (key: string, options?: PageOptions) => string;
  /** The address of a page that lists articles with their numbers of comments. */
  readonly index: (keys: readonly string[], options?: PageOptions) => string;
  /** From now on its pages include the scripts of this server, and nothing else may run on them. */
  readonly embed: (server: string) => void;
}

interface PageOptions {
  readonly lang?: string;
  readonly dir?: "ltr" | "rtl";
  /** What the publisher signs its reader in with. */
  readonly sso?: string;
  /** Another article whose thread stands on the same page, after the first, and the language of its place. */
  readonly beside?: string;
  readonly besideLang?: string;
}

const STYLE = `:root { color-scheme: light dark; }
body { font: 17px/1.6 Georgia, serif; max-width: 42rem; margin: 0 auto; padding: 1rem; background: Canvas; color: CanvasText; }`;

/** Another site than the server's: static pages with a content policy of their own. Ends with the test file. */
export async function openPublisher(): Promise<Publisher> {
  let server = "";
  const site: Server = createServer((req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? "/", "http://localhost");
    if (pathname === "/style.css") return res.setHeader("Content-Type", "text/css").end(STYLE);
    if (pathname === "/favicon.ico") return res.writeHead(204).end();
    const policy = `default-src 'none'; script-src ${server}; connect-src ${server}; style-src 'self'`;
    res.setHeader("Content-Security-Policy", policy).setHeader("Content-Type", "text/html; charset=utf-8");
    const keys = searchParams.get("keys")?.split(",") ?? [];
    return res.end(
      page(searchParams, keys.length > 0 ? counts(server, keys) : threads(server, pathname.slice(1), searchParams)),
    );
  });
  site.listen(0, "127.0.0.1");
  await once(site, "listening");
  afterAll(() => void site.close());
  const { port } = site.address() as AddressInfo;
  const origin = `http://localhost:${port}`;
  return {
    origin,
    article: (key, { lang = "en", dir = "ltr", sso = "", beside = "", besideLang = lang } = {}) =>
      `${origin}/${key}?${new URLSearchParams({ lang, dir, sso, beside, besideLang })}`,
    index: (keys, { lang = "en", dir = "ltr" } = {}) =>
      `${origin}/?${new URLSearchParams({ keys: keys.join(","), lang, dir })}`,
    embed: (to) => void (server = to),
  };
}

const page = (query: URLSearchParams, body: string) => `<!doctype html>
<html lang="${query.get("lang") ?? "en"}" dir="${query.get("dir") ?? "ltr"}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>News</title><link rel="stylesheet" href="/style.css"></head>
<body><main><h1>The ferry</h1><p>An article of the publisher.</p>${body}</main></body></html>`;

function threads(server: string, key: string, query: URLSearchParams): string {
  const [sso, beside] = [query.get("sso"), query.get("beside")];
  const first = thread(server, { key, sso });
  return beside
    ? `${first}<div lang="${query.get("besideLang")}">${thread(server, { key: beside, sso })}</div>`
    : first;
}

interface Carried {
  readonly key: string;
  readonly sso: string | null;
}

const thread = (server: string, { key, sso }: Carried) => `<script type="module" src="${server}/embed.js"></script>
<recourse-comments article="${key}"${sso ? ` sso="${sso}"` : ""}><p><a href="${server}/embed/${key}">Read the comments</a></p></recourse-comments>`;

const counts = (server: string, keys: readonly string[]) => `<script type="module" src="${server}/counts.js"></script>
<ul>${keys.map((key) => `<li><recourse-count article="${key}">Comments</recourse-count> <span data-recourse-count="${key}" data-recourse-format="number"></span></li>`).join("")}</ul>`;
