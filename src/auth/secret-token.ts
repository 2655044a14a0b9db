import { createHash, randomBytes } from "node:crypto";

/** 256 random bits as 43 characters of base64url. */
export const makeSecret = (): string => randomBytes(32).toString("base64url");

/** SHA-256 of a token's text: what the database keeps of it. */
export const hashToken = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(token).digest());
