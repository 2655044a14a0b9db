import { hkdfSync } from "node:crypto";
import type { Config } from "../config/config.ts";

/**
 * Keys of 32 bytes for one purpose, so that what is signed for one cannot stand for another. The secret may list
 * several, separated by commas, while it is being changed: the first signs, all verify.
 */
export function deriveKeys({ sessionSecret }: Pick<Config, "sessionSecret">, purpose: string): readonly Buffer[] {
  const secrets = sessionSecret.split(",").map((secret) => secret.trim());
  return secrets.filter(Boolean).map((secret) => Buffer.from(hkdfSync("sha256", secret, "recourse", purpose, 32)));
}

export function deriveSigningKey(config: Pick<Config, "sessionSecret">, purpose: string): Buffer {
  const [key] = deriveKeys(config, purpose);
  if (!key) throw new Error("there is no secret to sign with");
  return key;
}
