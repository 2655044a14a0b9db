import type { Request, Response } from "express";
import type { Answer, BytesAnswer, StreamAnswer } from "./answer.ts";

/** Writes an answer: JSON is serialised once, bytes go out as they are. */
export function sendAnswer(req: Request, res: Response, answer: Answer): void {
  for (const [name, value] of Object.entries(answer.headers ?? {})) res.setHeader(name, value);
  if (answer.cookies) res.appendHeader("Set-Cookie", [...answer.cookies]);
  res.statusCode = answer.status;
  switch (answer.kind) {
    case "json":
      return sendText(res, JSON.stringify(answer.body));
    case "bytes":
      return sendBytes(req, res, answer);
    case "empty":
      setUnlessSet(res, "Cache-Control", "no-store");
      return void res.end();
    case "stream":
      return startStream(req, res, answer);
  }
}

function sendText(res: Response, text: string): void {
  setUnlessSet(res, "Cache-Control", "no-store");
  res.setHeader("Content-Type", "application/json; charset=utf-8");
  res.setHeader("Content-Length", Buffer.byteLength(text));
  res.end(text);
}

function sendBytes(req: Request, res: Response, answer: BytesAnswer): void {
  res.setHeader("Cache-Control", answer.cacheControl);
  const etag = answer.etag === undefined ? undefined : quoted(answer.etag);
  if (etag !== undefined) res.setHeader("ETag", etag);
  if (etag !== undefined && isSameAs(etag, req.headers["if-none-match"])) {
    res.statusCode = 304;
    return void res.end();
  }
  res.setHeader("Content-Type", answer.contentType);
  res.setHeader("Content-Length", Buffer.byteLength(answer.bytes));
  res.end(answer.bytes);
}

const quoted = (etag: string): string => (/^(?:W\/)?"/.test(etag) ? etag : `"${etag}"`);

/** `If-None-Match` compares weakly (RFC 9110, 13.1.2): a proxy that compresses makes our etag a weak one. */
function isSameAs(etag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch.trim() === "*") return true;
  const opaqueTag = etag.replace(/^W\//, "");
  return ifNoneMatch.split(",").some((each) => each.trim().replace(/^W\//, "") === opaqueTag);
}

function startStream(req: Request, res: Response, answer: StreamAnswer): void {
  setUnlessSet(res, "Cache-Control", "no-store");
  // Nginx would hold events back to fill its buffer.
  setUnlessSet(res, "X-Accel-Buffering", "no");
  res.setHeader("Content-Type", answer.contentType);
  res.flushHeaders();
  if (req.method === "HEAD") return void res.end();
  answer.start(res, req);
}

function setUnlessSet(res: Response, name: string, value: string): void {
  if (!res.hasHeader(name)) res.setHeader(name, value);
}
