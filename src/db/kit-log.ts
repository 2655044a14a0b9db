/** What the database kit says while it works: ids, counts and paths. A pino logger fits. */
export interface KitLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}
