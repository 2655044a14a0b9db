import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { decodeUtf8 } from "../config/decode-utf8.ts";
import { nameFile } from "../config/name-file.ts";

/** A text file, or a compressed one by its ending `.gz`. Throws an Error that names the file. */
export async function readText(path: string): Promise<string> {
  const bytes = await nameFile(path, async () => {
    const stored = await readFile(path);
    return path.endsWith(".gz") ? gunzipSync(stored) : stored;
  });
  const read = decodeUtf8(bytes);
  if ("brokenLine" in read) throw new Error(`${path}:${read.brokenLine}: this is no UTF-8: save the file as UTF-8`);
  return read.text;
}
