import { Refusal } from "../shared/refusal.ts";
import type { Visit } from "./desk.tsx";

/** Throws `forbidden` for moderators. */
export function assertAdministrator({ actor }: Pick<Visit, "actor">): void {
  if (actor.role !== "administrator") throw new Refusal("forbidden", "Only administrators see this.");
}
