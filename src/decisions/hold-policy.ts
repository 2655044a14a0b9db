import type { Deps } from "../deps.ts";

/** For the length of one judgement or decision: all of it follows one policy, whatever is activated meanwhile. */
export function holdPolicy(deps: Deps): Deps {
  const held = deps.policy();
  return { ...deps, policy: () => held };
}
