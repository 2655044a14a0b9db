import type { RequestHandler } from "express";
import { pino } from "pino";
import request from "supertest";
import { createExpress } from "../../src/http/express-app.ts";
import { healthRoutes } from "../../src/http/health.ts";
import { createMetrics } from "../../src/http/metrics.ts";
import { problemHandler } from "../../src/http/problem-handler.ts";
import { testApp } from "../support/app.ts";
import { smallPolicy } from "../support/small-policy.ts";

function serving(...handlers: RequestHandler[]) {
  const app = createExpress({ trustProxy: false });
  for (const handler of handlers) app.use(handler);
  return app;
}

describe("health", () => {
  const fine = async () => "fine";
  const broken = async () => {
    throw new Error("no database");
  };

  test("the process is healthy whatever it depends on", async () => {
    expect((await request(serving(healthRoutes({ checks: { database: broken } }))).get("/healthz")).status).toBe(200);
  });

  test("it is ready when every check passes", async () => {
    const res = await request(serving(healthRoutes({ checks: { database: fine, policy: fine } }))).get("/readyz");
    expect([res.status, res.body]).toEqual([200, { status: "ready", checks: { database: "ok", policy: "ok" } }]);
  });

  test("a failing check is named, without its reason", async () => {
    const res = await request(serving(healthRoutes({ checks: { database: broken, policy: fine } }))).get("/readyz");
    expect([res.status, res.body]).toEqual([
      503,
      { status: "unavailable", checks: { database: "failed", policy: "ok" } },
    ]);
  });

  test("a check that hangs has failed", async () => {
    const hangs = () => new Promise(() => {});
    expect((await request(serving(healthRoutes({ checks: { database: hangs } }))).get("/readyz")).status).toBe(503);
  });

  test("a process that stops wants no more visitors", async () => {
    const routes = healthRoutes({ checks: { database: fine }, isStopping: () => true });
    expect((await request(serving(routes)).get("/readyz")).body.status).toBe("stopping");
  });
});

describe("metrics", () => {
  const metricsApp = (config: { metricsToken: string | undefined; production: boolean }) => {
    const metrics = createMetrics(config);
    const app = serving(metrics.observe);
    app.get("/metrics", metrics.answer);
    app.get("/c/:id", (_req, res) => void res.end());
    app.use(problemHandler(pino({ level: "silent" })));
    return app;
  };

  test("time requests by template, not by address", async () => {
    const app = metricsApp({ metricsToken: undefined, production: false });
    await request(app).get("/c/some-id");
    await request(app).get("/no/such/page");
    const { text } = await request(app).get("/metrics");
    expect(text).toContain('recourse_http_request_duration_seconds_count{method="GET",route="/c/:id",status="200"} 1');
    expect(text).toContain('route="unmatched"');
    expect(text).not.toMatch(/some-id|no\/such/);
  });

  test("are refused to others by a problem, like all else", async () => {
    const app = await testApp({ policy: smallPolicy(), env: { METRICS_TOKEN: "a-token-of-thirty-two-characters" } });
    const refused = await request(app.app).get("/metrics");
    expect([refused.status, refused.type, JSON.parse(refused.text).code]).toEqual([
      401,
      "application/problem+json",
      "sign_in_required",
    ]);
  });

  test("are for the token's bearer alone where there is one", async () => {
    const app = metricsApp({ metricsToken: "m", production: true });
    expect((await request(app).get("/metrics")).status).toBe(401);
    expect((await request(app).get("/metrics").set("Authorization", "Bearer n")).status).toBe(401);
    expect((await request(app).get("/metrics").set("Authorization", "Bearer m")).status).toBe(200);
  });

  test("are not there in production without a token", async () => {
    expect((await request(metricsApp({ metricsToken: undefined, production: true })).get("/metrics")).status).toBe(404);
  });
});
