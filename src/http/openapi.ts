import type { ZodType } from "zod";
import type { RefusalCode } from "../shared/refusal.ts";
import { REFUSAL_CODES } from "../shared/refusal.ts";
import { SESSION_COOKIE } from "./access.ts";
import { API_BASE } from "./mount.ts";
import type { ProblemKind } from "./problems.ts";
import { INTERNAL_PROBLEM, PROBLEMS } from "./problems.ts";
import type { Route, Status } from "./route.ts";
import type { JsonSchema, SchemaBook } from "./schema-book.ts";
import { createSchemaBook } from "./schema-book.ts";

export interface OpenApiInfo {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  /** Origin of the API, such as `https://comments.example`. */
  readonly serverUrl: string;
}

export type OpenApiDocument = JsonSchema;

/**
 * The OpenAPI 3.1 document of the routes: paths and methods in alphabetical order, so that a change of the API is a
 * small difference. A schema with `.meta({ id })` becomes a component of that name.
 */
export function openApiDocument(routes: readonly Route[], info: OpenApiInfo): OpenApiDocument {
  const book = createSchemaBook();
  const sorted = routes.toSorted((a, b) => compare(a.path, b.path) || compare(a.method, b.method));
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const route of sorted) {
    const path = API_BASE + route.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method]: operation(route, book) };
  }
  const { serverUrl, ...about } = info;
  return {
    openapi: "3.1.0",
    info: about,
    servers: [{ url: serverUrl }],
    tags: [...new Set(sorted.map(({ tag }) => tag))].toSorted(compare).map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: PROBLEM_SCHEMA, ...book.components() },
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}

/** By code point, the same in every locale. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const SECURITY_SCHEMES = {
  bearer: {
    type: "http",
    scheme: "bearer",
    description: "The access token of a session, or an API token (`rct_…`).",
  },
  cookie: {
    type: "apiKey",
    in: "cookie",
    name: SESSION_COOKIE,
    description: "The session of the pages; unsafe methods need `Sec-Fetch-Site: same-origin` or an equal `Origin`.",
  },
};

const PROBLEM_SCHEMA: JsonSchema = {
  type: "object",
  description: "An error (RFC 9457). `type` is the address of a page that explains `code`.",
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    instance: { type: "string" },
    code: { type: "string", enum: [...REFUSAL_CODES, "internal"] },
    errors: {
      type: "array",
      items: {
        type: "object",
        properties: {
          pointer: { type: "string" },
          detail: { type: "string" },
          word: { type: "string", description: "What of the field's text the sentence is about." },
        },
        required: ["pointer", "detail"],
      },
    },
    until: {
      type: "string",
      format: "date-time",
      description: "With `author_suspended`: when the suspension ends; absent when it has no end yet.",
    },
  },
  required: ["type", "title", "status", "detail", "instance", "code"],
};

function operation(route: Route, book: SchemaBook): JsonSchema {
  const parameters = [
    ...parametersIn("path", { schema: route.params, names: pathNames(route), book }),
    ...parametersIn("query", { schema: route.query, book }),
    ...parametersIn("header", { schema: route.headers, book }),
  ];
  return {
    operationId: operationId(route),
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    tags: [route.tag],
    "x-roles": [...route.roles],
    security: securityOf(route),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body ? { requestBody: requestBody(route.body, book) } : {}),
    responses: { ...successes(route, book), ...problems(route) },
  };
}

/** `get /articles/:key/comments` is `getArticlesByKeyComments`. */
const operationId = ({ method, path }: Route): string =>
  method +
  path
    .split("/")
    .filter(Boolean)
    .map((part) => (part.startsWith(":") ? `By${capital(part.slice(1))}` : part.split("-").map(capital).join("")))
    .join("");

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const pathNames = ({ path }: Route): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);

function securityOf({ roles, credentials }: Route): readonly JsonSchema[] {
  if (credentials === "ignored") return [];
  const anonymous = roles.includes("anyone") ? [{}] : [];
  const isOnlyForTokens = roles.every((role) => role.startsWith("scope:"));
  return [...anonymous, { bearer: [] }, ...(isOnlyForTokens ? [] : [{ cookie: [] }])];
}

interface ParameterSource {
  readonly schema: ZodType | undefined;
  /** Every one of them is documented, in the schema or not. */
  readonly names?: readonly string[];
  readonly book: SchemaBook;
}

function parametersIn(place: "path" | "query" | "header", { schema, names, book }: ParameterSource): JsonSchema[] {
  const { properties = {}, required = [] } = schema ? book.objectOf(schema) : {};
  return (names ?? Object.keys(properties)).map((name) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: properties[name] ?? { type: "string" },
  }));
}

function requestBody(schema: ZodType, book: SchemaBook): JsonSchema {
  const required = !schema.safeParse(undefined).success;
  return { required, content: { "application/json": { schema: book.refer(schema) } } };
}

const SUCCESS_WORDS: Readonly<Record<Status, string>> = {
  200: "Done.",
  201: "Created.",
  202: "Accepted: it will be done.",
  204: "Done, nothing to say.",
};

const EVENT_STREAM = { "text/event-stream": { schema: { type: "string" } } };

function successes(route: Route, book: SchemaBook): JsonSchema {
  const answers = Object.entries(route.responses).map(([status, schema]) => {
    const description = SUCCESS_WORDS[Number(status) as Status];
    if (schema === undefined || schema === "empty") return [status, { description }];
    if (schema === "stream") return [status, { description, content: EVENT_STREAM }];
    return [status, { description, content: { "application/json": { schema: book.refer(schema) } } }];
  });
  return Object.fromEntries(answers);
}

/** Codes any route like this one can answer, whether it says so or not. */
function automaticRefusals(route: Route): readonly RefusalCode[] {
  const isOpen = route.roles.includes("anyone");
  return [
    ...(route.credentials === "ignored" ? [] : (["sign_in_required"] as const)),
    ...(isOpen && route.method === "get" ? [] : (["forbidden"] as const)),
    ...(route.path.includes(":") ? (["not_found"] as const) : []),
    ...(route.body ? (["malformed_json", "body_too_large", "unsupported_media_type"] as const) : []),
    ...(route.body || route.query || route.headers ? (["invalid_request"] as const) : []),
    "rate_limited",
    "unavailable",
  ];
}

function problems(route: Route): JsonSchema {
  const codes = new Set<RefusalCode>([...automaticRefusals(route), ...route.refusals]);
  const byStatus = new Map<number, string[]>();
  for (const code of REFUSAL_CODES.filter((each) => codes.has(each))) {
    const kind: ProblemKind = PROBLEMS[code];
    byStatus.set(kind.status, [...(byStatus.get(kind.status) ?? []), code]);
  }
  byStatus.set(INTERNAL_PROBLEM.status, ["internal"]);
  const sorted = [...byStatus].toSorted(([a], [b]) => a - b);
  return Object.fromEntries(sorted.map(([status, names]) => [String(status), problemResponse(status, names)]));
}

const problemResponse = (status: number, codes: readonly string[]): JsonSchema => ({
  description: codes.map((code) => `\`${code}\``).join(", "),
  ...(status === 429 || status === 503
    ? { headers: { "Retry-After": { description: "Seconds to wait.", schema: { type: "integer" } } } }
    : {}),
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});
