import type { Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import { pino } from "pino";
import { pinoHttp } from "pino-http";
import type { Config } from "../config/config.ts";
import { routeTemplate } from "./public-path.ts";
import { requestIdOf } from "./request-id.ts";
import { describeError } from "./describe-error.ts";

/** The process's logger: JSON lines on stdout, errors without the words of people. */
export const createLog = (config: Pick<Config, "logLevel">): Logger =>
  pino({ level: config.logLevel, serializers: { err: describeError, error: describeError } });

export interface RequestLogOptions {
  /** Requests that metrics count but no line is written for, because a line costs more than their answer. */
  readonly isQuiet?: (req: Request) => boolean;
}

/** One line a request: id, method, route template, status, problem code and duration; nothing a client wrote. */
export function requestLog(log: Logger, { isQuiet = () => false }: RequestLogOptions = {}): RequestHandler {
  if (!log.isLevelEnabled("info")) return (_req, _res, next) => next();
  const line = (req: Request, res: Response, durationMs: unknown) => ({
    requestId: requestIdOf(res),
    method: req.method,
    route: routeTemplate(req, res),
    status: res.statusCode,
    code: res.locals["code"] as unknown,
    durationMs,
  });
  const write = pinoHttp<Request, Response>({
    logger: log,
    genReqId: (_req, res) => requestIdOf(res),
    customLogLevel: () => "info",
    quietReqLogger: true,
    quietResLogger: true,
    wrapSerializers: false,
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    customSuccessMessage: () => "request",
    customErrorMessage: () => "request",
    customSuccessObject: (req, res, val: { responseTime?: unknown }) => line(req, res, val.responseTime),
    customErrorObject: (req, res, _error, val: { responseTime?: unknown }) => line(req, res, val.responseTime),
  });
  return (req, res, next) => {
    if (!isQuiet(req)) write(req, res);
    next();
  };
}
