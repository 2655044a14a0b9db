/** `npm start [-- all|web|worker|migrate]`: makes the clone ready, then runs the server in this process. */
import { ready } from "./ready.mjs";

await ready();
process.setSourceMapsEnabled(true);
await import("../../dist/main.js");
