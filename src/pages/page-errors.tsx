import type { ErrorRequestHandler, Request } from "express";
import type { Logger } from "pino";
import type { VNode } from "preact";
import { problemOf } from "../http/problem-handler.ts";
import type { Problem } from "../http/problems.ts";
import { privatePage } from "../http/security.ts";
import { Layout } from "./layout.tsx";
import { sendPage } from "./send-page.tsx";

/** Answers whatever a page's handler threw with a page: what happened in a sentence, and where to go on. */
export function pageErrors(log: Logger): ErrorRequestHandler {
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters.
  return (error: unknown, req, res, _next) => {
    const problem = problemOf(error, { req, res, log });
    if (res.headersSent) return void res.destroy();
    for (const [name, value] of Object.entries(problem.headers)) res.setHeader(name, value);
    res.setHeader("Cache-Control", "no-store");
    sendPage(res, <ProblemPage problem={problem} />, problem.status);
  };
}

export interface BadLinks {
  /** Heads the path of every such link. */
  readonly prefix: string;
  readonly code: "appeal_link_invalid" | "not_found";
  readonly isBad: (error: unknown) => boolean;
  readonly page: (req: Request) => VNode;
}

/** Links that are unknown, malformed or revoked, and paths that cannot be read at all, answer with the same bytes. */
export function badLinkErrors({ prefix, code, isBad, page }: BadLinks): ErrorRequestHandler {
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters.
  return (error: unknown, req, res, next) => {
    const isOurs = req.originalUrl.startsWith(prefix) && (error instanceof URIError || isBad(error));
    if (!isOurs) return next(error);
    privatePage(res);
    res.locals["code"] = code;
    sendPage(res, page(req), 404);
  };
}

/** The sentence of a refusal; of one about fields, the sentences about them. */
export const sentenceOf = ({ body }: Pick<Problem, "body">): string =>
  body.errors?.map(({ detail }) => detail).join(" ") ?? body.detail;

const ProblemPage = ({ problem }: { readonly problem: Problem }) => (
  <Layout title={`${problem.body.title} · Recourse`}>
    <h1>{problem.body.title}</h1>
    <p>{sentenceOf(problem)}</p>
    <p>
      <a href={problem.body.type}>What this means</a> · <a href="/">Start page</a>
    </p>
  </Layout>
);
