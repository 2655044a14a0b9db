/** `npm start [-- all|web|worker|migrate]`: makes the clone ready, then runs the server in this process. */
import { ready } from "./ready.mjs";

await ready();
stopWithNpm();
process.setSourceMapsEnabled(true);
await import("../../dist/main.js");

/**
 * Under npm a shell stands between: a signal to npm ends the shell, and the server would live on with nobody to stop
 * it. Its parent's end is its own.
 */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}
