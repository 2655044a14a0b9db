/** What went wrong with a file, with its name before it: Node and zlib do not always say which one it was. */
export async function nameFile<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${path} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder",
  ENOENT: "it is not there",
  ENOTDIR: "a file stands where a folder is wanted",
  EEXIST: "a file stands there already",
  EACCES: "this user may not read it",
  EPERM: "this user may not read it",
  ELOOP: "it is a symbolic link that leads in a circle",
  ENAMETOOLONG: "its name is too long",
  Z_DATA_ERROR: "it is damaged, or no gzip",
  Z_BUF_ERROR: "it is damaged, for its end is missing",
  ERR_STRING_TOO_LONG: "it is too long for one text",
  ERR_BUFFER_TOO_LARGE: "it is too long for one text",
};

/** Why a file, or a folder, cannot be read: what follows a colon. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Object && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? (code === "" ? "it is no such file" : `the system says ${code}`);
}
