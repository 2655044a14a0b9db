import type { ErrorRequestHandler, Request, Response } from "express";
import type { Logger } from "pino";
import type { Problem } from "./problems.ts";
import { toProblem } from "./problems.ts";
import { publicPath, routeTemplate } from "./public-path.ts";
import { requestIdOf } from "./request-id.ts";

/** Express error handler that answers every thrown value as a problem document. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const problem = problemOf(error, { req, res, log });
    // A stream had begun: the status is out, all that is left is to cut it off.
    if (res.headersSent) return void res.destroy();
    sendProblem(res, problem);
  };
}

/** The problem for a thrown value; a bug is logged here, once, under the request's id. For pages that answer in HTML. */
export function problemOf(error: unknown, { req, res, log }: { req: Request; res: Response; log: Logger }): Problem {
  const requestId = requestIdOf(res);
  const problem = toProblem(error, { instance: publicPath(req.originalUrl), requestId });
  res.locals["code"] = problem.body.code;
  if (problem.status === 500) log.error({ requestId, route: routeTemplate(req, res), err: error }, "request failed");
  return problem;
}

/** Answers with `application/problem+json`, never stored by a cache. */
export function sendProblem(res: Response, { status, headers, body }: Problem): void {
  res.statusCode = status;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.setHeader("Cache-Control", "no-store");
  res.setHeader("Content-Type", "application/problem+json");
  res.end(JSON.stringify(body));
}
