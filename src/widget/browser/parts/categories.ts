import type { Api } from "./api.ts";
import type { PublicPolicy } from "./types.ts";

export type PolicyCategories = PublicPolicy["categories"];

/** What the publisher's policy names; nothing when it cannot be read, for the general names serve. */
export const readCategories = (api: Api): Promise<PolicyCategories> =>
  api.get<PublicPolicy>("/policies").then(
    ({ categories }) => categories,
    () => [],
  );
