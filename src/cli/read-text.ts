import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { nameFile } from "../config/name-file.ts";

/** A text file, or a compressed one by its ending `.gz`. Throws an Error that names the file. */
export async function readText(path: string): Promise<string> {
  return nameFile(path, async () => {
    const bytes = await readFile(path);
    return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  });
}
