import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { problemOf } from "../http/problem-handler.ts";
import { Layout } from "../pages/layout.tsx";
import { sentenceOf } from "../pages/page-errors.tsx";
import { sendPage } from "../pages/send-page.tsx";
import { en } from "./texts.ts";

/** What no screen could answer itself: a sentence, and the way back to work. */
export function consoleErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const problem = problemOf(error, { req, res, log });
    if (res.headersSent) return void res.destroy();
    for (const [name, value] of Object.entries(problem.headers)) res.setHeader(name, value);
    res.setHeader("Cache-Control", "no-store");
    const page = (
      <Layout lang={en.lang} title={`${problem.body.title} · ${en.console}`}>
        <h1>{problem.body.title}</h1>
        <p>{sentenceOf(problem)}</p>
        <p>
          <a href="/console">{en.backToConsole}</a> · <a href={problem.body.type}>{problem.body.code}</a>
        </p>
      </Layout>
    );
    sendPage(res, page, problem.status);
  };
}
