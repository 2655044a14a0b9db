/** What went wrong with a file, with its name before it: Node and zlib do not always say which one it was. */
export async function nameFile<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${path} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Object && "message" in error)) return String(error);
  const code = "code" in error ? error.code : undefined;
  if (code === "EISDIR") return "it is a folder";
  if (code === "ENOENT") return "it is not there";
  return String(error.message);
}
