import { Refusal } from "../shared/refusal.ts";
import type { Desk, Visit } from "./desk.tsx";

/** Throws `forbidden` for moderators. */
export function assertAdministrator({ actor }: Pick<Visit, "actor">): void {
  if (actor.role !== "administrator") throw new Refusal("forbidden", "Only administrators see this.");
}

/** The same desk, with administrators alone in front of it: no address is put there without that. */
export const forAdministrators = (desk: Desk): Desk => ({
  get: (path, handle) => desk.get(path, guarded(handle)),
  post: (path, handle) => desk.post(path, guarded(handle)),
});

const guarded =
  (handle: (visit: Visit) => Promise<void>) =>
  async (visit: Visit): Promise<void> => {
    assertAdministrator(visit);
    await handle(visit);
  };
