import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { RequestHandler } from "express";
import { bytes } from "../http/answer.ts";
import { sendAnswer } from "../http/send.ts";

/** Answers with a file of ours, read once, by its content's etag: browsers ask whether it changed, and it rarely did. */
export function fileAnswer(url: URL, contentType: string): RequestHandler {
  let read: Promise<Buffer> | undefined;
  return async (req, res) => {
    const content = await (read ??= readFile(url));
    const etag = createHash("sha256").update(content).digest("base64url").slice(0, 22);
    sendAnswer(req, res, bytes(content, { etag, contentType, cacheControl: "public, max-age=0, must-revalidate" }));
  };
}

export const asset = (name: string, contentType: string): RequestHandler =>
  fileAnswer(new URL(`./assets/${name}`, import.meta.url), contentType);
