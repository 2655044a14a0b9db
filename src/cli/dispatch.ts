import { reasonOf } from "../config/name-file.ts";
import type { Command, Io } from "./command.ts";
import { UsageError } from "./command.ts";

/** Finds the command that the first words name and runs it. Resolves to the exit code. */
export async function dispatch(commands: readonly Command[], args: readonly string[], io: Io): Promise<number> {
  if (args.length === 0 || ["help", "--help", "-h"].includes(args[0] ?? "")) {
    usageLines(commands).forEach(args.length === 0 ? io.err : io.out);
    return args.length === 0 ? 2 : 0;
  }
  const command = commands.find(({ name }) => name === args.slice(0, name.split(" ").length).join(" "));
  const asked = command ? [command] : groupOf(commands, args);
  if (asksForHelp(args) && asked.length > 0) return explain(asked, io);
  return command ? runCommand(command, args, io) : refuseUnknown(commands, args, io);
}

/** Behind `--` stand names, whatever they look like. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === "--help" || arg === "-h");
}

function explain(asked: readonly Command[], io: Io): number {
  const [command, ...others] = asked;
  const lines = command && others.length === 0 ? [usageOf(command), `  ${command.summary}`] : usageLines(asked);
  lines.forEach(io.out);
  return 0;
}

const groupOf = (commands: readonly Command[], args: readonly string[]): readonly Command[] =>
  commands.filter(({ name }) => name.startsWith(`${args[0] ?? ""} `));

async function runCommand(command: Command, args: readonly string[], io: Io): Promise<number> {
  try {
    return await command.run(args.slice(command.name.split(" ").length), io);
  } catch (error) {
    if (!isError(error)) throw error;
    io.err(sayError(error));
    if (!isUsageError(error)) return 1;
    io.err(usageOf(command));
    return 2;
  }
}

/** By its shape: an error of Node's own modules may come from another realm than ours. */
const isError = (error: unknown): error is Error => typeof error === "object" && error !== null && "message" in error;

/** A file that cannot be written is told in a sentence too. */
const sayError = (error: Error): string =>
  "syscall" in error && "path" in error && typeof error.path === "string"
    ? `${error.path} cannot be read or written: ${reasonOf(error)}`
    : error.message;

/** `parseArgs` throws errors with such a code for options it does not know. */
const isUsageError = (error: Error): boolean =>
  error instanceof UsageError || ("code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_"));

function refuseUnknown(commands: readonly Command[], args: readonly string[], io: Io): number {
  const group = groupOf(commands, args);
  io.err(`There is no command "${args.slice(0, group.length > 0 ? 2 : 1).join(" ")}".`);
  usageLines(group.length > 0 ? group : commands).forEach(io.err);
  return 2;
}

function usageLines(commands: readonly Command[]): readonly string[] {
  return [
    "Usage: recourse COMMAND",
    ...commands.flatMap((command) => [`  ${lineOf(command)}`, `      ${command.summary}`]),
  ];
}

const usageOf = (command: Command): string => `Usage: recourse ${lineOf(command)}`;

const lineOf = ({ name, usage }: Command): string => (usage === undefined ? name : `${name} ${usage}`);
