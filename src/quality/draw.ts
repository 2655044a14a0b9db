import { createHmac } from "node:crypto";

/**
 * A number from 0 to below 1 for a decision, the same on every replica and at every try. Nobody without the key can tell
 * which of their decisions will be looked at.
 */
export function drawOf(key: Buffer, purpose: string, id: string): number {
  const bytes = createHmac("sha256", key).update(`${purpose}:${id}`).digest();
  return bytes.readUIntBE(0, BYTES) / 2 ** (8 * BYTES);
}

/** As many as a number holds without rounding. */
const BYTES = 6;
