import type { ErrorRequestHandler, Response } from "express";
import type { Logger } from "pino";
import { problemOf } from "../http/problem-handler.ts";
import { requestIdOf } from "../http/request-id.ts";
import { Layout } from "../pages/layout.tsx";
import { withLanguage } from "../pages/locale.ts";
import { sendPage } from "../pages/send-page.tsx";
import { ConsoleLayout } from "./console-layout.tsx";
import { show, textsFor, visitOf } from "./desk.tsx";
import type { ConsoleTexts } from "./texts.ts";

/** What no screen could answer itself: a sentence, and the way back to work. */
export function consoleErrors(log: Logger): ErrorRequestHandler {
  return async (error: unknown, req, res, _next) => {
    const problem = problemOf(error, { req, res, log });
    if (res.headersSent) return void res.destroy();
    for (const [name, value] of Object.entries(problem.headers)) res.setHeader(name, value);
    res.setHeader("Cache-Control", "no-store");
    const texts = textsFor(req, res);
    const title = texts.problemTitle(problem.body);
    const said = <Said {...{ res, texts, title, body: problem.body }} />;
    const visit = visitOf(res);
    // What failed inside may fail the areas' counts as well.
    if (visit && problem.status < 500)
      return show(visit, <ConsoleLayout title={title}>{said}</ConsoleLayout>, problem.status);
    sendPage(res, <Layout lang={texts.lang} title={`${title} · ${texts.console}`} children={said} />, problem.status);
  };
}

interface SaidProps {
  readonly res: Response;
  readonly texts: ConsoleTexts;
  readonly title: string;
  readonly body: ReturnType<typeof problemOf>["body"];
}

function Said({ res, texts, title, body: { code, detail, errors, type } }: SaidProps) {
  return (
    <>
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
        <a href="/console">{texts.backToConsole}</a> · <a href={withLanguage(type, texts.lang)}>{texts.whatItMeans}</a>
      </p>
    </>
  );
}
