import type { Command, Io } from "./command.ts";
import { UsageError } from "./command.ts";

/** Finds the command that the first words name and runs it. Resolves to the exit code. */
export async function dispatch(commands: readonly Command[], args: readonly string[], io: Io): Promise<number> {
  if (args.length === 0 || ["help", "--help", "-h"].includes(args[0] ?? "")) {
    usageLines(commands).forEach(args.length === 0 ? io.err : io.out);
    return args.length === 0 ? 2 : 0;
  }
  const command = commands.find(({ name }) => name === args.slice(0, name.split(" ").length).join(" "));
  return command ? runCommand(command, args, io) : refuseUnknown(commands, args, io);
}

async function runCommand(command: Command, args: readonly string[], io: Io): Promise<number> {
  try {
    return await command.run(args.slice(command.name.split(" ").length), io);
  } catch (error) {
    if (!isError(error)) throw error;
    io.err(error.message);
    if (!isUsageError(error)) return 1;
    io.err(`Usage: recourse ${lineOf(command)}`);
    return 2;
  }
}

/** By its shape: an error of Node's own modules may come from another realm than ours. */
const isError = (error: unknown): error is Error => typeof error === "object" && error !== null && "message" in error;

/** `parseArgs` throws errors with such a code for options it does not know. */
const isUsageError = (error: Error): boolean =>
  error instanceof UsageError || ("code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_"));

function refuseUnknown(commands: readonly Command[], args: readonly string[], io: Io): number {
  const group = commands.filter(({ name }) => name.startsWith(`${args[0] ?? ""} `));
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

const lineOf = ({ name, usage }: Command): string => (usage === undefined ? name : `${name} ${usage}`);
