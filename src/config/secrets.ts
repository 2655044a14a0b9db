import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { keepOnce } from "./keep-once.ts";

/** 256 random bits as base64, made at the first call and kept in `dataDir` with mode 600. */
export function keepSecret(dataDir: string, name: string): string {
  return keepOnce(join(dataDir, name), () => randomBytes(32).toString("base64"));
}
