import { readdir } from "node:fs/promises";
import { reasonOf } from "./name-file.ts";

interface Options {
  /** With what lies in the folders inside it. */
  readonly recursive?: boolean;
}

/** The names in a folder. Throws an Error that says which folder cannot be read, and why. */
export async function listFolder(folder: string, { recursive = false }: Options = {}): Promise<readonly string[]> {
  if (folder === "") throw new Error("The name of the folder is empty: name a folder, such as ./policies.");
  try {
    return await readdir(folder, { recursive });
  } catch (error) {
    throw new Error(sayFolder(folder, error), { cause: error });
  }
}

function sayFolder(folder: string, error: unknown): string {
  const code = error instanceof Object && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return `There is no folder ${folder}: name one that is there.`;
  if (code === "ENOTDIR") return `${folder} is a file, where a folder is wanted: name a folder.`;
  return `The folder ${folder} cannot be read: ${reasonOf(error)}.`;
}
