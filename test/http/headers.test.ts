import request from "supertest";
import { createExpress } from "../../src/http/express-app.ts";
import { crossOriginResource, framedPage, pageSecurity, privatePage } from "../../src/http/security.ts";
import { assignRequestId } from "../../src/http/request-id.ts";
import { PUBLISHER, THING_PATH, tinyApp, withLimits } from "./tiny-app.ts";

const { app, limiter } = tinyApp();
const strict = tinyApp({ rateLimits: withLimits({ reads_address: 0 }) });
afterAll(() => Promise.all([limiter.close(), strict.limiter.close()]));

describe("other sites", () => {
  test("that are allowed may call with a bearer and read what they need of the headers", async () => {
    const res = await request(app).get(THING_PATH).set("Origin", PUBLISHER);
    expect(res.headers["access-control-allow-origin"]).toBe(PUBLISHER);
    expect(res.headers["access-control-expose-headers"]).toMatch(/ETag.*Retry-After.*RateLimit/);
    expect(res.headers["access-control-allow-credentials"]).toBeUndefined();
  });

  test("that are not allowed get no permission", async () => {
    const res = await request(app).get(THING_PATH).set("Origin", "https://evil.example");
    expect(res.headers["access-control-allow-origin"]).toBeUndefined();
  });

  test("have their preflight answered before any limit", async () => {
    const res = await request(strict.app).options(THING_PATH).set({
      Origin: PUBLISHER,
      "Access-Control-Request-Method": "PUT",
      "Access-Control-Request-Headers": "authorization",
    });
    expect(res.status).toBe(204);
    expect(res.headers["access-control-allow-methods"]).toContain("PUT");
    expect(res.headers["access-control-allow-headers"]).toContain("Authorization");
    expect((await request(strict.app).get(THING_PATH).set("Origin", PUBLISHER)).status).toBe(429);
  });

  test("can read a refusal as well", async () => {
    const res = await request(app).get("/api/v1/nothing").set("Origin", PUBLISHER);
    expect([res.status, res.headers["access-control-allow-origin"]]).toEqual([404, PUBLISHER]);
  });
});

describe("answers of the API", () => {
  test("load nothing, are framed by nobody and do not say what made them", async () => {
    const { headers } = await request(app).get(THING_PATH);
    expect(headers["content-security-policy"]).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["strict-transport-security"]).toBeUndefined();
  });

  test("over https ask for https from then on", async () => {
    const secure = tinyApp({ secure: true });
    const { headers } = await request(secure.app).get(THING_PATH);
    expect(headers["strict-transport-security"]).toMatch(/^max-age=\d+$/);
    expect(headers["content-security-policy"]).toContain("upgrade-insecure-requests");
    await secure.limiter.close();
  });
});

describe("pages", () => {
  const pages = createExpress({ trustProxy: false });
  pages.use(pageSecurity({ secure: false }));
  pages.get("/page", (_req, res) => void res.send("x"));
  pages.get("/private", (_req, res) => (privatePage(res), void res.send("x")));
  pages.get("/embed/:key", (_req, res) => (framedPage(res, [PUBLISHER]), void res.send("x")));
  pages.get("/embed.js", (_req, res) => (crossOriginResource(res), void res.send("x")));

  test("have a strict policy, without upgrading requests on plain http", async () => {
    const { headers } = await request(pages).get("/page");
    const policy = headers["content-security-policy"];
    for (const part of ["default-src 'none'", "script-src 'self'", "form-action 'self'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/upgrade-insecure|unsafe/);
    expect(headers).toMatchObject({ "referrer-policy": "same-origin", "cross-origin-resource-policy": "same-origin" });
  });

  test("whose address is a secret tell it to nobody", async () => {
    const { headers } = await request(pages).get("/private");
    expect(headers).toMatchObject({
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      "x-robots-tag": "noindex",
    });
  });

  test("made for frames may be framed by the origins named and no other", async () => {
    const { headers } = await request(pages).get("/embed/k");
    expect(headers["content-security-policy"]).toContain(`frame-ancestors ${PUBLISHER}`);
    expect(headers["x-frame-options"]).toBeUndefined();
  });

  test("the script that publishers include loads from anywhere", async () => {
    expect((await request(pages).get("/embed.js")).headers["cross-origin-resource-policy"]).toBe("cross-origin");
  });
});

describe("the request id", () => {
  const idFrom = async (trustProxy: boolean, sent: string) => {
    const tiny = createExpress({ trustProxy });
    tiny.use(assignRequestId({ trustProxy }), (_req, res) => void res.end());
    return (await request(tiny).get("/").set("X-Request-Id", sent)).headers["x-request-id"];
  };

  test("is the proxy's where a proxy is trusted, and ours otherwise", async () => {
    expect(await idFrom(true, "proxy-id-1")).toBe("proxy-id-1");
    expect(await idFrom(false, "proxy-id-1")).not.toBe("proxy-id-1");
  });

  test("is ours when the proxy's could not be logged as it is", async () => {
    expect(await idFrom(true, 'a"b{}:injected')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
