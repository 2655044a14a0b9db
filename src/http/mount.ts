import type { IRouter, Request, RequestHandler, Response } from "express";
import { Router } from "express";
import type { RateClass } from "../config/config.ts";
import type { Deps } from "../deps.ts";
import type { Person, Program } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import type { Authenticate } from "./access.ts";
import { assertAccess, credentialsOf } from "./access.ts";
import type { Answer } from "./answer.ts";
import { assertDocumented } from "./assert-documented.ts";
import type { Limiter } from "./limits.ts";
import { assertSameOrigin, isUnsafeMethod } from "./origin.ts";
import { parseBody, parseBySchema, parseInput, readJson } from "./parse.ts";
import { problemHandler } from "./problem-handler.ts";
import { requestIdOf } from "./request-id.ts";
import type { AnyInput, Route } from "./route.ts";
import { isSafeText } from "./safe-json.ts";
import { sendAnswer } from "./send.ts";

/** All routes live below it, in version 1 of the contract. */
export const API_BASE = "/api/v1";

export interface Kit {
  readonly deps: Deps;
  /** Built by the auth feature, handed in by `app.ts`, so that this kit knows no accounts. */
  readonly authenticate: Authenticate;
  readonly limiter: Limiter;
  /** For tests: an answer that its route does not document is an error. */
  readonly checkAnswers?: boolean;
}

/** Mounts the routes below `/api/v1`, and answers everything else below `/api` with a 404 problem. */
export function mountRoutes(app: IRouter, routes: readonly Route[], kit: Kit): void {
  const api = Router({ caseSensitive: true });
  for (const route of routes) api[route.method](route.path, endpoint(route, kit));
  for (const [path, allowed] of methodsByPath(routes)) api.all(path, noteAllowed(allowed));
  app.use(API_BASE, api);
  app.use("/api", () => {
    throw new Refusal("not_found", "There is nothing at this address.");
  });
  app.use("/api", problemHandler(kit.deps.log));
}

function methodsByPath(routes: readonly Route[]): ReadonlyMap<string, string[]> {
  const byPath = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const methods = byPath.get(path) ?? [];
    methods.push(method.toUpperCase(), ...(method === "get" ? ["HEAD"] : []));
    byPath.set(path, methods);
  }
  return byPath;
}

/** A known path with another method: it goes on to the 404, which then says what the path does know. */
const noteAllowed =
  (allowed: readonly string[]): RequestHandler =>
  (_req, res, next) => {
    res.append("Allow", allowed.join(", "));
    next();
  };

function endpoint(route: Route, kit: Kit): RequestHandler {
  const template = API_BASE + route.path;
  const classes = limitsOf(route);
  return async (req, res) => {
    res.locals["route"] = template;
    const answer = await answerTo(req, { route, kit, classes, res });
    if (kit.checkAnswers) assertDocumented(route, answer);
    sendAnswer(req, res, answer);
  };
}

/** The order of checks is the contract's: 401, 403, 429, 404, then the body's, then the handler's own. */
async function answerTo(req: Request, { route, kit, classes, res }: Call): Promise<Answer> {
  const { deps, limiter } = kit;
  const actor = await identify(req, { route, kit });
  assertAccess(route.roles, actor);
  if (!route.replay) await limiter.check(classes.early, { req, res, actor });

  const params = parseParams(route, req);
  const found = await route.find?.(deps, { params, actor });
  const input: AnyInput = {
    params,
    actor,
    found,
    draftPreviews: limiter.draftPreviews,
    ...(await parseRest(route, req)),
    request: { ip: req.ip ?? "", requestId: requestIdOf(res) },
  };
  const replayed = await route.replay?.(deps, input);
  if (replayed) return replayed;

  if (route.replay) await limiter.check(classes.early, { req, res, actor });
  if (route.mailbox) await limiter.check(classes.late, { req, res, actor, mailbox: route.mailbox(input.body) });
  return route.handle(deps, input);
}

interface Call {
  readonly route: Route;
  readonly kit: Kit;
  readonly classes: Limits;
  readonly res: Response;
}

interface Limits {
  readonly early: readonly RateClass[];
  /** By mailbox, which only the parsed body names. */
  readonly late: readonly RateClass[];
}

function limitsOf(route: Route): Limits {
  const classes = [route.limit ?? defaultLimit(route)].flat();
  const late = classes.filter((each) => each.endsWith("_mailbox"));
  if (late.length > 0 && !route.mailbox)
    throw new Error(`${route.method} ${route.path} counts a mailbox it does not name.`);
  return { early: classes.filter((each) => !late.includes(each)), late };
}

const defaultLimit = ({ roles }: Route): RateClass =>
  roles.includes("anyone") || roles.includes("reader") ? "reads_address" : "staff_account";

async function identify(req: Request, { route, kit }: Pick<Call, "route" | "kit">): Promise<Person | Program | null> {
  const { authorization, cookie } = req.headers;
  if (route.credentials === "ignored" || (authorization === undefined && cookie === undefined)) return null;
  try {
    return await authenticate(req, kit);
  } catch (error) {
    if (route.credentials === "optional" && error instanceof Refusal) return null;
    throw error;
  }
}

async function authenticate(req: Request, kit: Kit): Promise<Person | Program | null> {
  const actor = await kit.authenticate(credentialsOf(req));
  // A bearer is sent on purpose; a cookie goes along with whatever any site makes a browser send.
  if (actor && req.headers.authorization === undefined && isUnsafeMethod(req.method))
    assertSameOrigin(req, kit.deps.config);
  return actor;
}

function parseParams(route: Route, req: Request): unknown {
  const isSafe = Object.values(req.params).every((each) => typeof each === "string" && isSafeText(each));
  if (!isSafe) throw nothingHere();
  if (!route.params) return req.params;
  const parsed = route.params.safeParse(req.params);
  if (!parsed.success) throw nothingHere();
  return parsed.data;
}

const nothingHere = () => new Refusal("not_found", "There is nothing at this address.");

async function parseRest(route: Route, req: Request): Promise<Pick<AnyInput, "query" | "body" | "headers">> {
  const json = route.body ? await readJson(req) : undefined;
  return {
    query: route.query ? parseInput(route.query, req.query) : undefined,
    headers: route.headers ? parseBySchema(route.headers, req.headers) : undefined,
    body: route.body ? parseBody(route.body, json, route.hashed) : undefined,
  };
}
