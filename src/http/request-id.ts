import { randomUUID } from "node:crypto";
import type { RequestHandler, Response } from "express";
import type { Config } from "../config/config.ts";

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** Gives every request an id, sent back as `X-Request-Id`. A proxy's own id is kept only where a proxy is trusted. */
export function assignRequestId(config: Pick<Config, "trustProxy">): RequestHandler {
  const trustsProxy = config.trustProxy !== false && config.trustProxy !== 0;
  return (req, res, next) => {
    const given = trustsProxy ? req.get("x-request-id") : undefined;
    const id = given !== undefined && REQUEST_ID.test(given) ? given : randomUUID();
    res.locals["requestId"] = id;
    res.setHeader("X-Request-Id", id);
    next();
  };
}

/** The id `assignRequestId` gave; made now where that middleware is absent. */
export function requestIdOf(res: Response): string {
  const id: unknown = res.locals["requestId"];
  if (typeof id === "string") return id;
  const made = randomUUID();
  res.locals["requestId"] = made;
  return made;
}
