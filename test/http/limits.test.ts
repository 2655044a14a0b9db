import request from "supertest";
import type { TinyApp } from "./tiny-app.ts";
import { THING_PATH, tinyApp, withLimits } from "./tiny-app.ts";

const apps: TinyApp[] = [];
afterEach(() => Promise.all(apps.splice(0).map(({ limiter }) => limiter.close())));

function limited(limits: Parameters<typeof withLimits>[0]) {
  const tiny = tinyApp({ rateLimits: withLimits(limits), trustProxy: 1 });
  apps.push(tiny);
  return tiny.app;
}

const as = (name: string) => ({ Authorization: `Bearer ${name}` });
const post = (app: TinyApp["app"], headers: Record<string, string> = {}) =>
  request(app)
    .post("/api/v1/things")
    .set({ ...as("reader"), ...headers })
    .send({ words: "a" });

describe("a limit", () => {
  test("that is used up answers 429 with Retry-After and the RateLimit header", async () => {
    const app = limited({ posts_account: 1 });
    const first = await post(app);
    expect([first.status, first.headers["ratelimit"]]).toEqual([201, expect.stringContaining('"posts_account"; r=0')]);
    const second = await post(app);
    expect([second.status, second.body.code, second.type]).toEqual([429, "rate_limited", "application/problem+json"]);
    expect(Number(second.headers["retry-after"])).toBeGreaterThan(0);
    expect(second.headers["ratelimit-policy"]).toContain("q=1; w=60");
  });

  test("of an account does not touch another account", async () => {
    const app = limited({ posts_account: 1 });
    await post(app);
    expect((await post(app, as("administrator"))).status).toBe(201);
  });

  test("of an address counts all accounts behind it, and only those", async () => {
    const app = limited({ posts_address: 1 });
    await post(app, { "X-Forwarded-For": "192.0.2.1" });
    expect((await post(app, { ...as("administrator"), "X-Forwarded-For": "192.0.2.1" })).status).toBe(429);
    expect((await post(app, { "X-Forwarded-For": "192.0.2.2" })).status).toBe(201);
  });

  test("of an IPv6 address counts its subnet", async () => {
    const app = limited({ posts_address: 1 });
    await post(app, { "X-Forwarded-For": "2001:db8:1:100::1" });
    expect((await post(app, { "X-Forwarded-For": "2001:db8:1:1ff::2" })).status).toBe(429);
    expect((await post(app, { "X-Forwarded-For": "2001:db8:1:200::1" })).status).toBe(201);
  });

  test("of a mailbox takes every spelling of it for the same", async () => {
    const app = limited({ email_links_mailbox: 1 });
    const ask = (email: string) => request(app).post("/api/v1/letters").send({ email });
    expect((await ask("Ada@News.example")).status).toBe(202);
    expect((await ask("ada@news.example")).status).toBe(429);
    expect((await ask("bob@news.example")).status).toBe(202);
  });

  test("of reading is counted where no other is named, and has no header until it refuses", async () => {
    const app = limited({ reads_address: 1 });
    expect((await request(app).get(THING_PATH)).headers["ratelimit"]).toBeUndefined();
    const refused = await request(app).get(THING_PATH);
    expect([refused.status, refused.headers["ratelimit"]]).toEqual([429, expect.stringContaining("r=0")]);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  });

  test("comes after the role and before the resource", async () => {
    const app = limited({ staff_account: 0 });
    const missing = THING_PATH.replace(/1$/, "2");
    expect((await request(app).put(missing).set(as("reader"))).status).toBe(403);
    expect((await request(app).put(missing).set(as("moderator"))).status).toBe(429);
  });

  test("does not count what is only replayed", async () => {
    const app = limited({ posts_account: 1 });
    await post(app);
    const replayed = await post(app, { "Idempotency-Key": "again" });
    expect([replayed.status, replayed.body.id]).toEqual([201, "earlier"]);
    expect((await post(app)).status).toBe(429);
  });

  test("is not there when limits are off", async () => {
    const tiny = tinyApp({ rateLimits: "off" });
    apps.push(tiny);
    for (let i = 0; i < 40; i++) expect((await post(tiny.app)).status).toBe(201);
  });
});

test("a draft can be previewed three times, and again after it was posted", async () => {
  const app = limited({});
  const preview = (key: string) => request(app).post(`/api/v1/drafts/${key}`).set(as("reader"));
  for (let i = 0; i < 3; i++) expect((await preview("draft")).status).toBe(204);
  expect((await preview("draft")).body.code).toBe("rate_limited");
  expect((await preview("another")).status).toBe(204);
  await preview("posted");
  expect((await preview("draft")).status).toBe(204);
});
