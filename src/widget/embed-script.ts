import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { RequestHandler } from "express";
import { Router } from "express";
import { bytes } from "../http/answer.ts";
import { crossOriginResource } from "../http/security.ts";
import { sendAnswer } from "../http/send.ts";

const BUILT = new URL("./browser/", import.meta.url);
/** Where the scripts lie when the server runs from its sources, as in tests. */
const BUILT_BEFORE = new URL("../../dist/widget/browser/", import.meta.url);

const FOLDER = existsSync(new URL("embed.js", BUILT)) ? BUILT : BUILT_BEFORE;
const PARTS = "assets/embed/";

const ALWAYS_ASK = "public, max-age=0, must-revalidate";
/** A part's name changes with its content, so that a browser never has to ask for it again. */
const FOR_EVER = "public, max-age=31536000, immutable";

/** `/embed.js` and `/counts.js`, which a publisher includes, and the parts that they load. */
export function embedScripts(): Router {
  const router = Router({ caseSensitive: true });
  for (const name of ["embed.js", "counts.js"]) router.get(`/${name}`, script(name, ALWAYS_ASK));
  const parts = new URL(PARTS, FOLDER);
  for (const name of existsSync(parts) ? readdirSync(parts) : []) {
    router.get(`/${PARTS}${name}`, script(PARTS + name, FOR_EVER));
  }
  return router;
}

/** Compressed here, once: whoever runs without a proxy in front should not send readers four times as much. */
function script(path: string, cacheControl: string): RequestHandler {
  let read: { readonly plain: Buffer; readonly gzipped: Buffer; readonly etag: string } | undefined;
  return (req, res) => {
    read ??= readScript(new URL(path, FOLDER));
    const isGzipped = req.acceptsEncodings("gzip") === "gzip";
    // Modules are fetched with CORS, wherever the page is from.
    crossOriginResource(res);
    res.setHeader("Access-Control-Allow-Origin", "*");
    res.vary("Accept-Encoding");
    if (isGzipped) res.setHeader("Content-Encoding", "gzip");
    const etag = isGzipped ? `${read.etag}-gz` : read.etag;
    const contentType = "text/javascript; charset=utf-8";
    sendAnswer(req, res, bytes(isGzipped ? read.gzipped : read.plain, { etag, contentType, cacheControl }));
  };
}

function readScript(url: URL) {
  const plain = readFileSync(url);
  const etag = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  return { plain, gzipped: gzipSync(plain, { level: 9 }), etag };
}
