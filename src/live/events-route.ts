import type { ServerResponse } from "node:http";
import { z } from "zod";
import { readArticle } from "../articles/find-article.ts";
import type { Deps, ThreadEvent } from "../deps.ts";
import { stream } from "../http/answer.ts";
import { type Route, route } from "../http/route.ts";
import { Refusal } from "../shared/refusal.ts";

/** Shorter than the 30 to 60 seconds after which proxies give up on a silent connection. */
const HEARTBEAT_MS = 25_000;

/** Each costs a socket and a few kilobytes; a replica that is full says so and the browser asks another. */
const MOST_STREAMS = 5_000;

let streams = 0;

interface Told {
  readonly name: ThreadEvent["name"];
  readonly version: number;
  readonly commentId?: string | undefined;
}

const frame = ({ name, version, commentId }: Told): string =>
  `id: ${version}\nevent: ${name}\ndata: ${JSON.stringify({ id: commentId, version })}\n\n`;

const eventsRoute = route({
  method: "get",
  path: "/articles/:key/events",
  summary: "Server-Sent Events of a thread: what changed, never what it says",
  tag: "Threads",
  roles: ["anyone"],
  credentials: "ignored",
  params: z.object({ key: z.string().min(1).max(200) }),
  headers: z.object({ "last-event-id": z.string().max(20).optional() }),
  query: z.object({ since: z.string().max(20).optional() }),
  responses: { 200: "stream" },
  refusals: ["unavailable"],
  find: ({ db }, { params }) => readArticle(db, params.key),
  handle: async (deps, { found, headers, query }) => {
    if (streams >= MOST_STREAMS) throw new Refusal("unavailable", "Too many readers follow threads here just now.");
    // A browser repeats its address when it comes back; what it heard last is newer.
    const seen = headers["last-event-id"] ?? query.since;
    return stream((response) => follow(deps, response, { key: found.key, seen }), {
      headers: { "Cache-Control": "no-store", "X-Accel-Buffering": "no" },
    });
  },
});

interface Following {
  readonly key: string;
  /** The version that the reader's browser knows. */
  readonly seen: string | undefined;
}

/** Whoever may have missed something is told so before anything that happened after. */
function follow(deps: Deps, response: ServerResponse, { key, seen }: Following): void {
  streams += 1;
  response.write(": listening\n\n");
  let known = Number(seen ?? -1);
  let asking = 0;
  const waiting: Told[] = [];
  const write = (told: Told) => {
    known = Math.max(known, told.version);
    response.write(frame(told));
  };
  const tell = (told: Told) => void (asking > 0 ? waiting.push(told) : write(told));
  const report = (error: unknown) => {
    deps.log.warn({ code: errorName(error) }, "a reader could not be caught up");
    return null;
  };
  /** Whether it could be found out what was missed; if not, the next gap is told in any case. */
  const catchUp = async (): Promise<boolean> => {
    const before = known;
    asking += 1;
    const article = await readArticle(deps.db, key).catch(report);
    asking -= 1;
    if (article && article.version !== before) write({ name: "thread-changed", version: article.version });
    known = article?.version ?? Number.NaN;
    if (asking === 0) for (const each of waiting.splice(0)) write(each);
    return article !== null;
  };
  const unsubscribe = deps.subscribe((heard) => {
    if (heard.kind === "end") response.end();
    if (heard.kind === "gap") void catchUp();
    if (heard.kind === "thread" && heard.articleKey === key) {
      tell({ name: heard.event.name, version: heard.version, commentId: heard.event.commentId });
    }
  });
  const heartbeat = setInterval(() => response.write(": still here\n\n"), HEARTBEAT_MS);
  response.once("close", () => {
    streams -= 1;
    clearInterval(heartbeat);
    unsubscribe();
  });
  // Sent away, a browser comes back and says again what it knows.
  if (seen !== undefined) void catchUp().then((done) => done || response.end());
}

const errorName = (error: unknown): string => (error instanceof Error ? error.name : "unknown");

export const liveRoutes: readonly Route[] = [eventsRoute];
