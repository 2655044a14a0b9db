import { userInfo } from "node:os";
import type { Operator } from "../shared/actor.ts";

/** Whoever is at the terminal, by the name of the system account. */
export const operator = (): Operator => ({ kind: "operator", label: `cli:${systemUser()}` });

/** A container may run under a number that has no name. */
function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? "unknown");
  }
}
