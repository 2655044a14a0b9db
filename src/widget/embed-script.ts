import { existsSync } from "node:fs";
import type { RequestHandler } from "express";
import { crossOriginResource } from "../http/security.ts";
import { fileAnswer } from "../pages/assets.ts";

const BUILT = new URL("./browser/embed.js", import.meta.url);
/** Where the script lies when the server runs from its sources, as in tests. */
const BUILT_BEFORE = new URL("../../dist/widget/browser/embed.js", import.meta.url);

const answer = fileAnswer(existsSync(BUILT) ? BUILT : BUILT_BEFORE, "text/javascript; charset=utf-8");

/** The one file that a publisher includes. Modules are fetched with CORS, wherever the page is from. */
export const embedScript: RequestHandler = (req, res, next) => {
  crossOriginResource(res);
  res.setHeader("Access-Control-Allow-Origin", "*");
  return answer(req, res, next);
};
