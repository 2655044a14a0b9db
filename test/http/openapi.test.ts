import request from "supertest";
import { z } from "zod";
import { ok } from "../../src/http/answer.ts";
import { docsRoutes } from "../../src/http/docs.ts";
import { createExpress } from "../../src/http/express-app.ts";
import { openApiDocument } from "../../src/http/openapi.ts";
import { route } from "../../src/http/route.ts";
import { Thing, tinyRoutes } from "./tiny-app.ts";

const info = { title: "Things", version: "1.0.0", description: "About `things`.", serverUrl: "https://things.example" };
// The document as its readers get it: JSON, whatever its shape.
const document = JSON.parse(JSON.stringify(openApiDocument(tinyRoutes, info)));
const put = document.paths["/api/v1/things/{thingId}"].put;

describe("the OpenAPI document", () => {
  test("has every route once, and unique operation ids", () => {
    const operations = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap((path) =>
      Object.values(path),
    );
    expect(operations).toHaveLength(tinyRoutes.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(tinyRoutes.length);
    expect(document.openapi).toBe("3.1.0");
  });

  test("has no reference that leads nowhere", () => {
    const text = JSON.stringify(document);
    const names = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref ?? "");
    expect(names).toContain("#/components/schemas/Thing");
    for (const ref of names) {
      expect(document.components.schemas).toHaveProperty([ref.replace("#/components/schemas/", "")]);
    }
    expect(text).not.toMatch(/\$defs|\$schema/);
  });

  test("declares each parameter of a path, required", () => {
    for (const [path, operations] of Object.entries<Record<string, { parameters?: unknown }>>(document.paths)) {
      for (const name of [...path.matchAll(/\{(\w+)\}/g)].map(([, each]) => each)) {
        for (const operation of Object.values(operations)) {
          expect(operation.parameters).toContainEqual(expect.objectContaining({ name, in: "path", required: true }));
        }
      }
    }
  });

  test("says what a page of a list may ask for", () => {
    expect(document.paths["/api/v1/things"].get.parameters).toContainEqual({
      name: "limit",
      in: "query",
      required: false,
      schema: { type: "integer", minimum: 1, maximum: 100, default: 20 },
    });
  });

  test("says who may call, what is refused, and that bodies are strict", () => {
    expect(put["x-roles"]).toEqual(["moderator", "administrator"]);
    expect(Object.keys(put.responses)).toEqual("200 400 401 403 404 409 413 415 422 429 500 503".split(" "));
    expect(document.paths["/api/v1/ticks"].get.responses[200].content).toHaveProperty(["text/event-stream"]);
    expect(put.responses[409].description).toBe("`version_conflict`");
    expect(put.requestBody.content["application/json"].schema.additionalProperties).toBe(false);
    expect(document.components.schemas.Thing.additionalProperties).toBeUndefined();
  });

  test("asks no credentials where none are looked at", () => {
    expect(document.paths["/api/v1/things/{thingId}"].get.security).toEqual([]);
    expect(document.paths["/api/v1/things"].get.security).toEqual([{}, { bearer: [] }, { cookie: [] }]);
    expect(put.security).toEqual([{ bearer: [] }, { cookie: [] }]);
  });

  test("is the same whatever the order of the routes", () => {
    expect(JSON.stringify(openApiDocument(tinyRoutes.toReversed(), info))).toBe(JSON.stringify(document));
  });

  test("refuses two different schemas of one name", () => {
    const facts = {
      method: "get",
      summary: "",
      tag: "",
      roles: ["anyone"],
      refusals: [],
      handle: async () => ok({}),
    } as const;
    const other = z.object({ id: z.number() }).meta({ id: "Thing" });
    const [a, b] = [
      route({ ...facts, path: "/a", responses: { 200: Thing } }),
      route({ ...facts, path: "/b", responses: { 200: other } }),
    ];
    z.globalRegistry.remove(other);
    z.globalRegistry.add(other, { id: "Thing" });
    expect(() => openApiDocument([a, b], info)).toThrow("Two different schemas are called Thing.");
  });
});

test("a body that admits unknown keys, at any level, is refused when the route is made", () => {
  const make = (body: z.ZodType) =>
    route({
      method: "post",
      path: "/x",
      summary: "",
      tag: "",
      roles: ["anyone"],
      responses: {},
      refusals: [],
      body,
      handle: async () => ok({}),
    });
  expect(() => make(z.object({ a: z.string() }))).toThrow("use z.strictObject");
  expect(() => make(z.strictObject({ a: z.array(z.object({ b: z.string() })) }))).toThrow("use z.strictObject");
  expect(() => make(z.union([z.strictObject({ a: z.string() }), z.object({ b: z.string() })]))).toThrow(
    "z.strictObject",
  );
  expect(() => make(z.strictObject({ a: z.strictObject({ b: z.string() }) }))).not.toThrow();
});

describe("/docs", () => {
  const app = createExpress({ trustProxy: false });
  app.use(docsRoutes(tinyRoutes, { info, config: { secure: false } }));

  test("lists every route, escapes what it shows, and loads nothing from elsewhere", async () => {
    const { text, headers, type } = await request(app).get("/docs");
    expect(type).toBe("text/html");
    for (const { path } of tinyRoutes) expect(text).toContain(`/api/v1${path}`);
    expect(text).toContain("<code>why</code>");
    expect(text).not.toMatch(/<script|https?:\/\//);
    expect(headers["content-security-policy"]).toMatch(/style-src 'sha256-[^']+'/);
  });

  test("the document is for every site, and sent once to whoever keeps it", async () => {
    const first = await request(app).get("/openapi.json");
    expect(first.body).toEqual(document);
    expect(first.headers["access-control-allow-origin"]).toBe("*");
    const again = await request(app).get("/openapi.json").set("If-None-Match", String(first.headers["etag"]));
    expect(again.status).toBe(304);
  });
});
