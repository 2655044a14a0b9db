const STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const NEWLINE = 0x0a;

/** The text of these bytes, or the line, from 1, on which they are no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): { readonly text: string } | { readonly brokenLine: number } {
  try {
    return { text: STRICT.decode(bytes) };
  } catch {
    return { brokenLine: lineOfBreak(bytes) };
  }
}

/** Where a lenient reading, written out again, begins to differ. */
function lineOfBreak(bytes: Uint8Array): number {
  const again = Buffer.from(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  const at = bytes.findIndex((byte, place) => again[place] !== byte);
  return bytes.subarray(0, Math.max(at, 0)).filter((byte) => byte === NEWLINE).length + 1;
}
