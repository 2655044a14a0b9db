import type { Deps } from "../deps.ts";

export async function announce(_deps: Deps): Promise<void> {}
