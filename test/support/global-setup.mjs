import { rm } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

/** Jest loads this file without its transform, and Node 20 reads no TypeScript: the server's part is bundled first. */
export default async function setup() {
  // Two folders below the root, as src/db is, because the bundle finds prisma/ from its own place.
  const bundle = fileURLToPath(new URL(`../../node_modules/.cache/test-server-${process.pid}.mjs`, import.meta.url));
  await build({
    entryPoints: [fileURLToPath(new URL("server.ts", import.meta.url))],
    outfile: bundle,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  try {
    const { startTestServer } = await import(pathToFileURL(bundle).href);
    const server = await startTestServer(process.env.TEST_DATABASE_URL || process.env.DATABASE_URL || undefined);
    process.env.RECOURSE_TEST_SERVER = JSON.stringify(server);
    globalThis.recourseTestServer = server;
  } finally {
    await rm(bundle, { force: true });
  }
}
