import type { IncomingHttpHeaders } from "node:http";
import type { Config } from "../config/config.ts";
import { Refusal } from "../shared/refusal.ts";

const SAFE_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

export const isUnsafeMethod = (method: string): boolean => !SAFE_METHODS.has(method);

/**
 * Refuses a request that another site made with our cookie. A browser's own word on the target of the request
 * (`Sec-Fetch-Site`) holds under any name of this machine; without it the `Origin` must be the public one. The Host
 * header proves nothing and is not asked. For unsafe methods whose authority is a cookie.
 */
export function assertSameOrigin(
  { headers }: { readonly headers: IncomingHttpHeaders },
  config: Pick<Config, "publicUrl">,
): void {
  if (headers["sec-fetch-site"] === "same-origin") return;
  if (headers.origin === new URL(config.publicUrl).origin) return;
  throw new Refusal("forbidden", "This request did not come from a page of this site.");
}
