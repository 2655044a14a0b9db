import type { Response } from "express";
import type { VNode } from "preact";
import { render } from "preact-render-to-string";
import { Query } from "./address.ts";

/** Answers with a whole page. Not kept by caches unless the handler has said otherwise. */
export function sendPage(res: Response, page: VNode, status = 200): void {
  const [, query = ""] = res.req.originalUrl.split("?", 2);
  const html = `<!doctype html>${render(<Query.Provider value={query}>{page}</Query.Provider>)}\n`;
  res.statusCode = status;
  if (!res.hasHeader("Cache-Control")) res.setHeader("Cache-Control", "no-store");
  res.setHeader("Content-Type", "text/html; charset=utf-8");
  res.setHeader("Content-Length", Buffer.byteLength(html));
  res.end(html);
}

/** After a form: the browser reads the page anew, and a reload posts nothing twice. */
export function seeOther(res: Response, location: string): void {
  res.statusCode = 303;
  res.setHeader("Cache-Control", "no-store");
  res.setHeader("Location", location);
  res.end();
}
