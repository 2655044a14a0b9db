import type { ErrorRequestHandler, Request } from "express";
import type { Logger } from "pino";
import type { VNode } from "preact";
import { problemOf } from "../http/problem-handler.ts";
import type { Problem } from "../http/problems.ts";
import { requestIdOf } from "../http/request-id.ts";
import { privatePage } from "../http/security.ts";
import { useOwnPath } from "./address.ts";
import { ERROR_TEXTS } from "./error-texts.ts";
import { Layout } from "./layout.tsx";
import { type Language, readLanguage } from "./locale.ts";
import { sendPage } from "./send-page.tsx";

/** Answers whatever a page's handler threw with a page: what happened in a sentence, and where to go on. */
export function pageErrors(log: Logger): ErrorRequestHandler {
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters.
  return (error: unknown, req, res, _next) => {
    const problem = problemOf(error, { req, res, log });
    if (res.headersSent) return void res.destroy();
    for (const [name, value] of Object.entries(problem.headers)) res.setHeader(name, value);
    res.setHeader("Cache-Control", "no-store");
    sendPage(
      res,
      <ProblemPage lang={readLanguage(req)} code={problem.body.code} requestId={requestIdOf(res)} />,
      problem.status,
    );
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

interface ProblemPageProps {
  readonly lang: Language;
  readonly code: Problem["body"]["code"];
  readonly requestId: string;
}

function ProblemPage({ lang, code, requestId }: ProblemPageProps) {
  const texts = ERROR_TEXTS[lang];
  const { title, sentence } = texts.codes[code] ?? texts.other;
  return (
    <Layout lang={lang} title={`${title} · Recourse`}>
      <h1>{title}</h1>
      <p>{sentence}</p>
      {code === "internal" ? (
        <p class="dim">
          {texts.request}: <code>{requestId}</code>
        </p>
      ) : null}
      <p>
        <a href={useOwnPath()("/")}>{texts.start}</a>
      </p>
    </Layout>
  );
}
