import type { IncomingMessage } from "node:http";
import { Refusal } from "../shared/refusal.ts";

export interface BodyRules {
  readonly mediaType: string;
  readonly maxBytes: number;
}

/**
 * The body as text, or undefined when there is none. Refuses another media type, charset or any compression (415),
 * more bytes than allowed (413) and bytes that are not UTF-8 (400).
 */
export async function readBody(req: IncomingMessage, { mediaType, maxBytes }: BodyRules): Promise<string | undefined> {
  if (!hasBody(req)) return undefined;
  assertMediaType(req, mediaType);
  if (Number(req.headers["content-length"] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  return decode(await collect(req, maxBytes));
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function assertMediaType({ headers }: IncomingMessage, mediaType: string): void {
  const [type = "", ...parameters] = (headers["content-type"] ?? "").toLowerCase().split(";");
  const isUtf8 = parameters.every((each) => !/^\s*charset\s*=/.test(each) || /=\s*"?utf-?8"?\s*$/.test(each));
  const isPlain = (headers["content-encoding"] ?? "identity").toLowerCase() === "identity";
  if (type.trim() === mediaType && isUtf8 && isPlain) return;
  throw new Refusal("unsupported_media_type", `Send the body as ${mediaType}, in UTF-8 and not compressed.`);
}

const tooLarge = (maxBytes: number) =>
  new Refusal("body_too_large", `The body has more than ${Math.floor(maxBytes / 1024)} kB.`);

function collect(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The client went away while the resource was looked for: no event will come any more.
    if (req.destroyed) return reject(cutOff());
    const chunks: Buffer[] = [];
    let size = 0;
    req.on("data", (chunk: Buffer) => {
      size += chunk.length;
      // What comes after is read and dropped: a client that is still sending would not see the answer otherwise.
      if (size > maxBytes) reject(tooLarge(maxBytes));
      else chunks.push(chunk);
    });
    req.on("end", () => resolve(Buffer.concat(chunks)));
    req.on("error", () => reject(cutOff()));
    req.on("close", () => reject(cutOff()));
  });
}

const cutOff = () => new Refusal("malformed_json", "The request ended before its body did.");

function decode(body: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new Refusal("malformed_json", "The body is not UTF-8.");
  }
}
