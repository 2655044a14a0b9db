import type { Deps } from "../deps.ts";
import type { Authenticate } from "./access.ts";
import type { Limiter } from "./limits.ts";

/** What pages of HTML are built on. */
export interface PageKit {
  readonly deps: Deps;
  readonly authenticate: Authenticate;
  readonly limiter: Limiter;
}
