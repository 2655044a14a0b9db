import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { Redis } from "ioredis";
import request from "supertest";
import type { TinyApp } from "./tiny-app.ts";
import { tinyApp, withLimits } from "./tiny-app.ts";

const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;
const LEFT_OUT = "LEFT OUT: limits over Redis. There is no redis-server on this machine.";
// Where everything is checked nothing may be left out.
if (!hasRedis && process.env["REQUIRE_REDIS"]) throw new Error(LEFT_OUT);
if (!hasRedis) process.stderr.write(`${LEFT_OUT}\n`);

const replicas: TinyApp[] = [];
const servers: ChildProcess[] = [];
afterAll(async () => {
  for (const { limiter } of replicas) await limiter.close();
  for (const server of servers) await stop(server);
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

function startRedis(port: number): ChildProcess {
  const server = spawn(
    "redis-server",
    ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
    {
      stdio: "ignore",
    },
  );
  servers.push(server);
  return server;
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGKILL");
  await gone;
}

const post = ({ app }: TinyApp) =>
  request(app).post("/api/v1/things").set("Authorization", "Bearer reader").send({ words: "a" });

async function until(condition: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error("the condition did not come true within 15 s");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function replica(port: number, limit: number): Promise<TinyApp> {
  const tiny = tinyApp({ redisUrl: `redis://127.0.0.1:${port}`, rateLimits: withLimits({ posts_account: limit }) });
  replicas.push(tiny);
  return tiny;
}

async function keysOf(port: number): Promise<string[]> {
  const redis = new Redis(port, "127.0.0.1", { lazyConnect: true, retryStrategy: () => null });
  redis.on("error", () => {});
  try {
    await redis.connect();
    return await redis.keys("*");
  } catch {
    return [];
  } finally {
    redis.disconnect();
  }
}

// Left out only where the machine has no redis-server, which is said above; REQUIRE_REDIS makes that an error.
(hasRedis ? describe : describe.skip)("limits over Redis", () => {
  test("are shared by replicas, outlast Redis' absence in the process, and are shared again", async () => {
    const port = await freePort();
    const first = startRedis(port);
    const [a, b] = [await replica(port, 100), await replica(port, 100)];
    await until(async () => {
      await post(a);
      return (await keysOf(port)).some((key) => key.startsWith("recourse:limit:posts_account:"));
    });

    const leftAt = async (tiny: TinyApp) =>
      Number(/"posts_account"; r=(\d+)/.exec((await post(tiny)).headers["ratelimit"] ?? "")?.[1]);
    await until(async () => (await leftAt(a)) - (await leftAt(b)) === 1);

    await stop(first);
    expect((await post(a)).status).toBe(201);
    await until(async () => a.lines.some(({ msg }) => String(msg).startsWith("redis is away")));

    startRedis(port);
    await until(async () => a.lines.some(({ msg }) => String(msg).startsWith("redis is back")));
    await until(async () => {
      await post(a);
      return (await keysOf(port)).some((key) => key.startsWith("recourse:limit:posts_account:"));
    });
  });

  test("of reading never go to Redis", async () => {
    const port = await freePort();
    startRedis(port);
    const tiny = await replica(port, 100);
    await until(async () => {
      await post(tiny);
      return (await keysOf(port)).length > 0;
    });
    await request(tiny.app).get("/api/v1/things");
    expect((await keysOf(port)).filter((key) => key.includes("reads"))).toEqual([]);
  });
});

test("a Redis that was never there does not fail a request, and limits still hold in the process", async () => {
  const tiny = await replica(await freePort(), 1);
  expect((await post(tiny)).status).toBe(201);
  expect((await post(tiny)).status).toBe(429);
});

test("that Redis is away is said once, however often it is tried again", async () => {
  let tries = 0;
  const refusing = createServer((socket) => {
    tries++;
    socket.resetAndDestroy();
  });
  await new Promise<void>((resolve) => refusing.listen(0, "127.0.0.1", resolve));
  const address = refusing.address();
  const tiny = await replica(typeof address === "object" && address ? address.port : 0, 1);
  await until(async () => tries >= 4);
  expect(tiny.lines.filter(({ msg }) => String(msg).startsWith("redis is away"))).toHaveLength(1);
  await tiny.limiter.close();
  await new Promise((resolve) => refusing.close(resolve));
});
