import { COMMANDS } from "./commands.ts";
import { dispatch } from "./dispatch.ts";

process.exitCode = await dispatch(COMMANDS, process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  input: process.stdin,
  env: process.env,
});
