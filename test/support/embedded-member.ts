import { openEmbedded } from "../../src/db/embedded.ts";

/** Run as a process: opens the embedded server in the folder given, tells its address, and leaves on SIGINT. */
const log = { info: () => undefined, warn: () => undefined };
const embedded = await openEmbedded({ dataDir: process.argv[2] ?? "", log, settings: { fsync: "off" } });
process.once("SIGINT", () => void embedded.release());
process.stdout.write(`${embedded.url}\n`);
