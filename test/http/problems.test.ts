import { describeError } from "../../src/http/describe-error.ts";
import { PROBLEMS, toProblem } from "../../src/http/problems.ts";
import { publicPath } from "../../src/http/public-path.ts";
import { REFUSAL_CODES, Refusal } from "../../src/shared/refusal.ts";

const context = { instance: "/x", requestId: "r1" };

/** The contract's table, written out: a status that changes is a breach of it. */
const STATUSES = {
  400: ["malformed_json"],
  401: ["sign_in_required"],
  403: ["forbidden", "own_comment", "conflict_of_interest", "author_suspended", "author_banned"],
  404: ["not_found", "appeal_link_invalid"],
  409: [
    "revision_conflict",
    "version_conflict",
    "case_claimed",
    "claim_lost",
    "invalid_state",
    "appeal_open",
    "duplicate_comment",
    "idempotency_key_reused",
    "thread_closed",
    "edit_window_closed",
    "appeal_window_closed",
  ],
  413: ["body_too_large"],
  415: ["unsupported_media_type"],
  422: ["invalid_request"],
  429: ["rate_limited"],
  503: ["unavailable"],
};

test.each(Object.entries(STATUSES).flatMap(([status, codes]) => codes.map((code) => [code, Number(status)] as const)))(
  "%s is %i",
  (code, status) => {
    const known = REFUSAL_CODES.find((each) => each === code);
    expect(known && PROBLEMS[known].status).toBe(status);
    expect(known && toProblem(new Refusal(known, "Why."), context).body).toMatchObject({
      type: `/problems/${code}`,
      status,
      code,
      detail: "Why.",
    });
  },
);

test("every code of the contract has its status in this table", () => {
  expect(Object.values(STATUSES).flat().toSorted()).toEqual([...REFUSAL_CODES].toSorted());
});

test("Retry-After is whole seconds, one at least", () => {
  const after = (retryAfterSeconds: number) =>
    toProblem(new Refusal("rate_limited", "x", { retryAfterSeconds }), context).headers["Retry-After"];
  expect([after(0), after(0.2), after(7.1)]).toEqual(["1", "1", "8"]);
});

describe("an outage", () => {
  const coded = (code: string) => Object.assign(new Error("x"), { code });
  test.each([
    ["a refused socket", coded("ECONNREFUSED")],
    ["Prisma: cannot reach", coded("P1001")],
    ["Prisma: pool exhausted", coded("P2024")],
    ["PostgreSQL starts", coded("57P03")],
    ["PostgreSQL is full", coded("53300")],
    ["pg lost its connection", new Error("Connection terminated unexpectedly")],
    ["Prisma's adapter, in the cause", Object.assign(new Error("x"), { cause: { kind: "DatabaseNotReachable" } })],
    ["both addresses of localhost refused", new AggregateError([coded("ECONNREFUSED")])],
  ])("%s is 503", (_name, error) => {
    expect(toProblem(error, context)).toMatchObject({ status: 503, headers: { "Retry-After": "5" } });
  });

  test.each([
    ["a unique violation", coded("23505")],
    ["a bug", new TypeError("x is not a function")],
    ["no error at all", "thrown text"],
    ["nothing", undefined],
  ])("%s is none: 500", (_name, error) => {
    expect(toProblem(error, context).body.code).toBe("internal");
  });

  test("a cause that leads back to itself ends", () => {
    const error = new Error("x");
    error.cause = error;
    expect(toProblem(error, context).status).toBe(500);
  });
});

test.each([
  ["/appeals/tok-en_1", "/appeals/{token}"],
  ["/appeals/tok?x=1", "/appeals/{token}"],
  ["/Appeals/tok", "/appeals/{token}"],
  ["/%61ppeals/tok", "/appeals/{token}"],
  ["//appeals/tok", "//appeals/{token}"],
  ["/sign-in/tok/more", "/sign-in/{token}"],
  ["/api/v1/appeals/tok", "/api/v1/appeals/{token}"],
  ["/api/v1/appeals/lookup", "/api/v1/appeals/lookup"],
  ["/api/v1/appeals", "/api/v1/appeals"],
  ["/api/v1/moderation/appeals/1/claim", "/api/v1/moderation/appeals/1/claim"],
  ["/api/v1/comments/1?token=x", "/api/v1/comments/1"],
  ["/%zz", "/"],
])("%s is shown as %s", (path, shown) => {
  expect(publicPath(path)).toBe(shown);
});

describe("an error in the log", () => {
  test("of a driver loses its message, keeps its code and where it came from", () => {
    const error = Object.assign(new Error("Key (email)=(ada@news.example) already exists."), { code: "23505" });
    const described = describeError(error);
    expect(described).toMatchObject({
      type: "Error",
      code: "23505",
      stack: expect.stringContaining("problems.test.ts"),
    });
    expect(JSON.stringify(described)).not.toContain("ada");
  });

  test("of a parser loses its message, a plain one keeps it", () => {
    expect(describeError(new SyntaxError('Unexpected token in "my secret"')).message).toBeUndefined();
    expect(describeError(new TypeError("x is not a function")).message).toBe("x is not a function");
  });

  test("whose message has many lines shows none of them in its stack", () => {
    const described = describeError(
      Object.assign(new Error("one\n  my secret\ntwo"), { name: "PrismaClientValidationError" }),
    );
    expect(JSON.stringify(described)).not.toContain("secret");
  });
});
