import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { problemOf } from "../http/problem-handler.ts";
import { requestIdOf } from "../http/request-id.ts";
import { Layout } from "../pages/layout.tsx";
import { sendPage } from "../pages/send-page.tsx";
import { textsFor } from "./desk.tsx";

/** What no screen could answer itself: a sentence, and the way back to work. */
export function consoleErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const problem = problemOf(error, { req, res, log });
    if (res.headersSent) return void res.destroy();
    for (const [name, value] of Object.entries(problem.headers)) res.setHeader(name, value);
    res.setHeader("Cache-Control", "no-store");
    const texts = textsFor(req, res);
    const { code, detail, errors } = problem.body;
    const title = texts.problemTitle(problem.body);
    const page = (
      <Layout lang={texts.lang} title={`${title} · ${texts.console}`}>
        <h1>{title}</h1>
        <p>
          {texts.refused({ code, message: detail, errors })}
          {code === "internal" ? (
            <>
              {" "}
              <code>{requestIdOf(res)}</code>
            </>
          ) : null}
        </p>
        <p>
          <a href="/console">{texts.backToConsole}</a> · <a href={problem.body.type}>{texts.whatItMeans}</a>
        </p>
      </Layout>
    );
    sendPage(res, page, problem.status);
  };
}
