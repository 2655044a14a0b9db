const SAFE = /^[A-Za-z0-9_.-]{1,60}$/;

/**
 * What a log or a job row may know of an error: its name and code (`MailError:550`, `error:23505`), never its message,
 * which may quote an address, a comment or a statement of SQL.
 */
export function errorCode(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown";
  const name = "name" in error ? safe(error.name) : undefined;
  const code = "code" in error ? safe(error.code) : undefined;
  return [name ?? "Error", ...(code === undefined ? [] : [code])].join(":");
}

const safe = (value: unknown): string | undefined => (SAFE.test(String(value)) ? String(value) : undefined);
