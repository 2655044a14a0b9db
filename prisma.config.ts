// The command line would download its native engine on every call; any existing executable in its place skips that.
// `generate`, `validate` and `format` never run it, and migrations run in-process (src/db/migrate.ts).
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;

export default { schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" } };
