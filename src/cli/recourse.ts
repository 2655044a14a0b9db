import { COMMANDS } from "./commands.ts";
import { dispatch } from "./dispatch.ts";

// Whoever read our output has seen enough, as `head` does: no error, and nothing left to do.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

process.exitCode = await dispatch(COMMANDS, process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  ...(process.stderr.isTTY ? { redraw: (line: string) => void process.stderr.write(`\r\u001b[K${line}`) } : {}),
  input: process.stdin,
  env: process.env,
});
