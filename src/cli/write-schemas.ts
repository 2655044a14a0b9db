import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { POLICIES } from "../config/policy-files.ts";
import { jsonSchemas } from "../policy/json-schemas.ts";
import type { Io } from "./command.ts";
import { readFolder } from "./read-folder.ts";

/** Writes the JSON Schemas by which editors complete and explain the policy's files. */
export async function writeSchemas(args: readonly string[], io: Io): Promise<number> {
  const folder = readFolder(args, join(POLICIES, "schema"));
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(jsonSchemas())) {
    const path = join(folder, name);
    await writeFile(path, text);
    io.out(path);
  }
  return 0;
}
