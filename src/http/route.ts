import type { ZodType } from "zod";
import type { RateClass } from "../config/config.ts";
import type { Deps } from "../deps.ts";
import type { Person, Program, Role, Scope } from "../shared/actor.ts";
import type { RefusalCode } from "../shared/refusal.ts";
import type { Answer } from "./answer.ts";
import type { Quota } from "./limits.ts";
import { assertStrictBody } from "./strict-body.ts";

/** Who may call. Roles do not imply one another: list `administrator` beside `moderator`. */
export type Access = "anyone" | Role | `scope:${Scope}`;
export type AccessList = readonly [Access, ...Access[]];

/** Whom a handler can meet, given who may call. */
export type ActorOf<A extends Access> =
  | ("anyone" extends A ? Person | Program | null : never)
  | ([Extract<A, Role>] extends [never] ? never : Person)
  | ([Extract<A, `scope:${string}`>] extends [never] ? never : Program);

export type Method = "get" | "post" | "put" | "patch" | "delete";
export type Status = 200 | 201 | 202 | 204;
export type Responses = Readonly<Partial<Record<Status, ZodType | "empty" | "stream">>>;

/** What a handler may know of the request beside its parsed parts. */
export interface RequestInfo {
  readonly ip: string;
  readonly requestId: string;
}

export interface FindInput<L extends AccessList, P> {
  readonly params: P;
  readonly actor: ActorOf<L[number]>;
}

export interface Input<L extends AccessList, P, Q, B, H, R> extends FindInput<L, P> {
  readonly query: Q;
  readonly body: B;
  readonly headers: H;
  /** What `find` loaded; `undefined` without `find`. */
  readonly found: R;
  readonly request: RequestInfo;
  /** Previews of one draft: `take(key)` refuses the fourth until `reset(key)` or ten minutes. */
  readonly draftPreviews: Quota;
}

/** What a route says about itself: enough to document it. */
export interface RouteFacts {
  readonly method: Method;
  /** Express 5 path below `/api/v1`, such as `/articles/:key/comments`. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly roles: AccessList;
  readonly responses: Responses;
  /** The route's own, documented beside those every route has. */
  readonly refusals: readonly RefusalCode[];
  /** Default: `reads_address`, and `staff_account` where neither `anyone` nor `reader` may call. `[]`: none. */
  readonly limit?: RateClass | readonly RateClass[];
  /**
   * `ignored`: the actor is always null and no credential is looked at, for public reads that are the same for
   * everyone. `optional`: one that is not good makes nobody of its sender, where the body may carry an authority.
   */
  readonly credentials?: "ignored" | "optional";
}

/** `find` stands before `replay` and `handle`, or TypeScript cannot infer what it found. */
export interface RouteSpec<L extends AccessList, P, Q, B, H, R> extends RouteFacts {
  readonly roles: L;
  /** A request whose parameters do not fit is answered 404. */
  readonly params?: ZodType<P>;
  readonly query?: ZodType<Q>;
  /** Objects must be strict at every level (`z.strictObject`). */
  readonly body?: ZodType<B>;
  /** Over lower-case header names; unknown headers are no error. */
  readonly headers?: ZodType<H>;
  /** A field of the body that is compared by its hash alone: no text in it is unsafe, only wrong. */
  readonly hashed?: "token";
  /** The mailbox counted by a `*_mailbox` limit, which runs after parsing. */
  readonly mailbox?: (body: NoInfer<B>) => string;
  /** Loads what the path names; throws `Refusal("not_found")`. Runs before the body is read. */
  readonly find?: (deps: Deps, input: FindInput<L, NoInfer<P>>) => Promise<R>;
  /** An earlier answer to the same request, looked up after parsing; the limits count only what it does not answer. */
  readonly replay?: (deps: Deps, input: HandlerInput<L, P, Q, B, H, R>) => Promise<Answer | undefined>;
  readonly handle: (deps: Deps, input: HandlerInput<L, P, Q, B, H, R>) => Promise<Answer>;
}

type HandlerInput<L extends AccessList, P, Q, B, H, R> = Input<
  L,
  NoInfer<P>,
  NoInfer<Q>,
  NoInfer<B>,
  NoInfer<H>,
  NoInfer<R>
>;

/** A route whose types are spent: what `mountRoutes` and `openApiDocument` work on. */
export interface Route extends RouteFacts {
  readonly params?: ZodType;
  readonly query?: ZodType;
  readonly body?: ZodType;
  readonly headers?: ZodType;
  readonly hashed?: "token";
  readonly mailbox?: (body: unknown) => string;
  readonly find?: (deps: Deps, input: AnyFindInput) => Promise<unknown>;
  readonly replay?: (deps: Deps, input: AnyInput) => Promise<Answer | undefined>;
  readonly handle: (deps: Deps, input: AnyInput) => Promise<Answer>;
}

export interface AnyFindInput {
  readonly params: unknown;
  readonly actor: Person | Program | null;
}

export interface AnyInput extends AnyFindInput {
  readonly query: unknown;
  readonly body: unknown;
  readonly headers: unknown;
  readonly found: unknown;
  readonly request: RequestInfo;
  readonly draftPreviews: Quota;
}

type Strings = Readonly<Record<string, string>>;

/**
 * Declares one endpoint: types, parsing, authorisation, limits and documentation come from it.
 * Throws at once when the body's schema would let unknown keys pass.
 */
export function route<
  const L extends AccessList,
  P = Strings,
  Q = undefined,
  B = undefined,
  H = undefined,
  R = undefined,
>(spec: RouteSpec<L, P, Q, B, H, R>): Route {
  if (spec.body) assertStrictBody(spec.body, `${spec.method} ${spec.path}`);
  // Sound, though the compiler cannot see it: `mountRoutes` passes only what these very schemas parsed and these
  // roles admitted.
  return spec as unknown as Route;
}
