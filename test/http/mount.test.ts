import type { Server } from "node:http";
import request from "supertest";
import { PUBLIC_URL, THING_PATH, tinyApp } from "./tiny-app.ts";

const { app, limiter, lines } = tinyApp();
afterAll(() => limiter.close());

const OTHER_PATH = "/api/v1/things/019b0000-0000-7000-8000-000000000002";
const as = (name: string) => ({ Authorization: `Bearer ${name}` });

describe("the order of checks", () => {
  test("nobody is asked to sign in before anything else is looked at", async () => {
    const res = await request(app).put(OTHER_PATH).type("text/plain").send("not json");
    expect(res.status).toBe(401);
    expect(res.body.code).toBe("sign_in_required");
    expect(res.headers["www-authenticate"]).toBe("Bearer");
  });

  test("a token that is not good is 401, on a route for anyone too", async () => {
    expect((await request(app).get("/api/v1/things").set(as("stranger"))).status).toBe(401);
  });

  test("a route that ignores credentials answers whatever token is sent", async () => {
    expect((await request(app).get(THING_PATH).set(as("stranger"))).status).toBe(200);
  });

  test("the wrong role is refused before the resource is looked for", async () => {
    const res = await request(app).put(OTHER_PATH).set(as("reader")).type("text/plain").send("not json");
    expect([res.status, res.body.code]).toEqual([403, "forbidden"]);
  });

  test("a resource that does not exist is 404 before the body is read", async () => {
    const res = await request(app).put(OTHER_PATH).set(as("moderator")).type("text/plain").send("not json");
    expect([res.status, res.body.code]).toEqual([404, "not_found"]);
  });

  test("the body's form is refused before its fields, its fields before what the handler refuses", async () => {
    const put = (body: string, type = "application/json") =>
      request(app).put(`${THING_PATH}?loud=maybe`).set(as("moderator")).set("Content-Type", type).send(body);
    expect((await put('{"words":1}', "text/plain")).status).toBe(415);
    expect((await put("{")).status).toBe(400);
    expect((await put('{"words":"stale"}')).body.errors).toMatchObject([{ pointer: "/loud" }]);
    const stale = await request(app).put(THING_PATH).set(as("moderator")).send({ words: "stale" });
    expect([stale.status, stale.body.code]).toEqual([409, "version_conflict"]);
  });

  test("administrator is not implied by moderator", async () => {
    const post = (name: string) => request(app).post("/api/v1/things").set(as(name)).send({ words: "a" });
    expect((await post("administrator")).status).toBe(201);
    expect((await post("moderator")).status).toBe(403);
  });

  test("a program comes in by its scope, and only by it", async () => {
    const res = await request(app).put("/api/v1/registry/k:1").set(as("articles"));
    expect(res.body).toEqual({ kind: "program", key: "k:1" });
    expect((await request(app).put(THING_PATH).set(as("articles")).send({ words: "a" })).status).toBe(403);
  });
});

describe("addresses", () => {
  test.each([
    ["an id that is none", "/api/v1/things/1"],
    ["NUL in a parameter", "/api/v1/registry/a%00b"],
    ["bytes that are no UTF-8", "/api/v1/things/%ff"],
    ["half a percent-encoding", "/api/v1/things/%z"],
    ["half a surrogate pair", "/api/v1/things/%ed%a0%80"],
    ["an unknown path of the API", "/api/v1/nothing"],
    ["an unknown version", "/api/v2/things"],
  ])("%s is 404", async (_name, path) => {
    const res = await request(app).put(path).set(as("administrator")).send({});
    expect([res.status, res.body.code, res.type]).toEqual([404, "not_found", "application/problem+json"]);
  });

  test("a method that a path does not know is 404 and names those it knows", async () => {
    const res = await request(app).patch(THING_PATH);
    expect([res.status, res.body.code]).toEqual([404, "not_found"]);
    expect(res.headers["allow"]).toBe("GET, HEAD, PUT, DELETE");
  });
});

describe("bodies", () => {
  const put = (body: string | Buffer, headers: Record<string, string> = {}) =>
    request(app)
      .put(THING_PATH)
      .set({ ...as("moderator"), "Content-Type": "application/json", ...headers })
      .send(body);

  test.each([
    ["truncated JSON", '{"words":', 400, "malformed_json"],
    ["JSON with a comment", '{"words":"a"} // b', 400, "malformed_json"],
    ["a single quote", "'", 400, "malformed_json"],
    ["an array for an object", "[]", 422, "invalid_request"],
    ["null for an object", "null", 422, "invalid_request"],
    ["a string for an object", '"words"', 422, "invalid_request"],
    ["an empty object", "{}", 422, "invalid_request"],
    ["nesting without end", "[".repeat(60_000) + "]".repeat(60_000), 422, "invalid_request"],
  ])("%s is refused", async (_name, body, status, code) => {
    const res = await put(body);
    expect([res.status, res.body.code]).toEqual([status, code]);
  });

  test.each([
    ["a number for a string", '{"words":1}', "/words"],
    ["an empty string", '{"words":""}', "/words"],
    ["a missing field", "{}", "/words"],
    ["an unknown field", '{"words":"a","wrods":"b"}', "/wrods"],
    ["an unknown field further down", '{"words":"a","tags":[{"name":"b","x/y~z":1}]}', "/tags/0/x~1y~0z"],
    ["__proto__", '{"words":"a","__proto__":{"role":"administrator"}}', "/__proto__"],
    ["constructor", '{"words":"a","constructor":{}}', "/constructor"],
    ["__proto__ further down", '{"words":"a","tags":[{"name":"b","__proto__":1}]}', "/tags/0/__proto__"],
    ["NUL", '{"words":"a\\u0000b"}', "/words"],
    ["a lone high surrogate", '{"words":"a\\ud800"}', "/words"],
    ["a lone low surrogate further down", '{"words":"a","tags":[{"name":"\\udc00"}]}', "/tags/0/name"],
    ["a lone surrogate in a key", '{"words":"a","\\ud800":1}', "/\ufffd"],
  ])("%s is 422 and its pointer says where", async (_name, body, pointer) => {
    const res = await put(body);
    expect(res.status).toBe(422);
    expect(res.body.errors.map((error: { pointer: string }) => error.pointer.replace("\ud800", "\ufffd"))).toEqual([
      pointer,
    ]);
  });

  test("a body that is missing is 422 with a sentence", async () => {
    const res = await request(app).put(THING_PATH).set(as("moderator"));
    expect([res.status, res.body.detail]).toEqual([422, "This call needs a body of JSON."]);
  });

  test.each([
    ["text", { "Content-Type": "text/plain" }],
    ["a form", { "Content-Type": "application/x-www-form-urlencoded" }],
    ["another charset", { "Content-Type": "application/json; charset=utf-16" }],
    ["a compressed body", { "Content-Encoding": "gzip" }],
  ])("%s is 415", async (_name, headers) => {
    const res = await put('{"words":"a"}', headers);
    expect([res.status, res.body.code]).toEqual([415, "unsupported_media_type"]);
  });

  test("bytes that are no UTF-8 are 400", async () => {
    const { port } = await listening();
    const body = Buffer.from([0x22, 0xff, 0x22]);
    const headers = { ...as("moderator"), "Content-Type": "application/json" };
    const res = await fetch(`http://127.0.0.1:${port}${THING_PATH}`, { method: "PUT", headers, body });
    expect(res.status).toBe(400);
  });

  test("10,000 astral characters fit however they are escaped, and more than 128 kB do not", async () => {
    const escaped = "\\ud83d\\ude00".repeat(5_000);
    expect((await put(`{"words":"${escaped}"}`)).status).toBe(200);
    const tooLong = await put(`{"words":"${"a".repeat(128 * 1024)}"}`);
    expect([tooLong.status, tooLong.body.code]).toEqual([413, "body_too_large"]);
  });

  test("a body sent in chunks is counted as it comes", async () => {
    const { port } = await listening();
    const chunk = new TextEncoder().encode(" ".repeat(50_000));
    const body = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 5; i++) controller.enqueue(chunk);
        controller.close();
      },
    });
    const headers = { ...as("moderator"), "Content-Type": "application/json" };
    const init = { method: "PUT", headers, body, duplex: "half" } as RequestInit;
    expect((await fetch(`http://127.0.0.1:${port}${THING_PATH}`, init)).status).toBe(413);
  });
});

describe("queries", () => {
  test.each([
    ["limit=0", "/limit"],
    ["limit=101", "/limit"],
    ["limit=2.5", "/limit"],
    ["limit=many", "/limit"],
    ["limit=1&limit=2", "/limit"],
    [`cursor=${"a".repeat(201)}`, "/cursor"],
    ["cursor=a%00", "/cursor"],
  ])("%s is 422", async (query, pointer) => {
    const res = await request(app).get(`/api/v1/things?${query}`);
    expect(res.status).toBe(422);
    expect(res.body.errors).toMatchObject([{ pointer }]);
  });

  test("a list has twenty items unless asked otherwise, a hundred at most", async () => {
    const limitOf = async (query: string) => (await request(app).get(`/api/v1/things${query}`)).body.items[0].id;
    expect([await limitOf(""), await limitOf("?limit=100")]).toEqual(["20", "100"]);
  });
});

describe("answers", () => {
  test("prepared bytes carry an etag, and whoever has them is answered 304", async () => {
    const first = await request(app).get(THING_PATH);
    expect(first.headers).toMatchObject({ etag: '"v7"', "cache-control": "public, max-age=0, s-maxage=5" });
    for (const known of ['"v7"', 'W/"v7"', '"v6", "v7"', "*"]) {
      const again = await request(app).get(THING_PATH).set("If-None-Match", known);
      expect([again.status, again.text, again.headers["etag"]]).toEqual([304, "", '"v7"']);
    }
    expect((await request(app).get(THING_PATH).set("If-None-Match", '"v6"')).status).toBe(200);
  });

  test("what is not prepared is not stored by caches", async () => {
    const res = await request(app).post("/api/v1/things").set(as("reader")).send({ words: "a" });
    expect(res.headers).toMatchObject({ "cache-control": "no-store", location: "/things/new" });
    expect(res.type).toBe("application/json");
  });

  test("204 has no body and may set cookies", async () => {
    const res = await request(app).delete(THING_PATH).set(as("reader"));
    expect([res.status, res.text]).toEqual([204, ""]);
    expect(res.headers["set-cookie"]).toEqual(["a=1; HttpOnly", "b=2"]);
  });

  test("HEAD is answered like GET without the body", async () => {
    const res = await request(app).head(THING_PATH);
    expect([res.status, res.headers["etag"]]).toEqual([200, '"v7"']);
  });

  test("a stream is written over time, and kept by no cache", async () => {
    const res = await request(app).get("/api/v1/ticks").buffer(true);
    expect([res.type, res.text]).toEqual(["text/event-stream", "event: tick\n\nevent: tock\n\n"]);
    expect(res.headers["cache-control"]).toBe("no-store");
  });

  test("tests find an answer that its route does not document", async () => {
    expect((await request(app).get("/api/v1/liar")).status).toBe(500);
  });
});

describe("requests with a cookie", () => {
  const withCookie = (headers: Record<string, string>) =>
    request(app)
      .delete(THING_PATH)
      .set({ Cookie: "recourse_session=reader", ...headers });

  test.each([
    ["from nowhere", {}, 403],
    ["from another site", { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" }, 403],
    ["from a page without an origin", { Origin: "null" }, 403],
    ["from a name that only resembles ours", { Origin: `${PUBLIC_URL}.evil.example` }, 403],
    ["from the public origin", { Origin: PUBLIC_URL }, 204],
    ["from our own page, as the browser says", { "Sec-Fetch-Site": "same-origin" }, 204],
  ])("%s", async (_name, headers, status) => {
    expect((await withCookie(headers)).status).toBe(status);
  });

  test("reading needs no origin, and a bearer needs none either", async () => {
    expect((await request(app).get("/api/v1/things").set("Cookie", "recourse_session=reader")).status).toBe(200);
    expect((await withCookie(as("reader"))).status).toBe(204);
  });
});

describe("problems", () => {
  test("a problem has the shape of RFC 9457, without the query in its instance", async () => {
    const res = await request(app).get("/api/v1/things?limit=0&token=secret");
    expect(res.type).toBe("application/problem+json");
    expect(res.headers["cache-control"]).toBe("no-store");
    expect(res.body).toEqual({
      type: "/problems/invalid_request",
      title: "The request is not valid",
      status: 422,
      detail: "The request is not valid.",
      instance: "/api/v1/things",
      code: "invalid_request",
      errors: [{ pointer: "/limit", detail: expect.any(String) }],
    });
  });

  test("a bug is 500, says nothing of itself and is logged once under the request's id", async () => {
    const before = lines.length;
    const res = await request(app).get("/api/v1/broken");
    expect([res.status, res.body.code]).toEqual([500, "internal"]);
    expect(JSON.stringify(res.body)).not.toContain("secret");
    const written = lines.slice(before).filter(({ msg }) => msg === "request failed");
    expect(written).toMatchObject([{ requestId: res.headers["x-request-id"], route: "/api/v1/broken" }]);
    expect(JSON.stringify(written)).not.toContain("secret words");
  });

  test("a database that cannot be reached is 503 with Retry-After", async () => {
    const res = await request(app).get("/api/v1/away");
    expect([res.status, res.body.code, res.headers["retry-after"]]).toEqual([503, "unavailable", "5"]);
  });
});

describe("the request log", () => {
  test("has templates, ids, codes and times, and nothing a client wrote", async () => {
    const before = lines.length;
    await request(app).put(`${THING_PATH}?loud=whisper`).set(as("moderator")).send({ words: "murmur" });
    const [line, ...more] = lines.slice(before);
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      method: "PUT",
      route: "/api/v1/things/:thingId",
      status: 422,
      code: "invalid_request",
      durationMs: expect.any(Number),
      requestId: expect.any(String),
    });
    expect(JSON.stringify(line)).not.toMatch(/whisper|murmur|moderator|127\.0\.0\.1/);
  });
});

const servers: Server[] = [];
afterAll(() => Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve)))));

async function listening() {
  const server = app.listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  return typeof address === "object" && address ? address : { port: 0 };
}
