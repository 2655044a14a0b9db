import type { Config } from "../config/config.ts";
import { invalid } from "../shared/refusal.ts";

/** Where the sign-in page may send its reader on to, without a fragment. Throws 422 at `/returnTo` for other origins. */
export function readReturnTo(
  { publicUrl, allowedOrigins }: Pick<Config, "publicUrl" | "allowedOrigins">,
  given: string,
): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isAllowed = url && isPlainWeb(url) && [new URL(publicUrl).origin, ...allowedOrigins].includes(url.origin);
  if (!isAllowed) throw invalid("/returnTo", "This is not an address of a site that takes part.");
  url.hash = "";
  return url.href;
}

const isPlainWeb = ({ protocol, username, password }: URL): boolean =>
  (protocol === "https:" || protocol === "http:") && username === "" && password === "";
