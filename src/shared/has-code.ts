/** Whether Node, the system or PostgreSQL gave an error this `code`; it asks the shape, not the class. */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}
