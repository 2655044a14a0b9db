import { parseArgs } from "node:util";
import { UsageError } from "./command.ts";

/** The arguments of a command that takes one folder, or none, and no option. */
export function readFolder(args: readonly string[], otherwise: string): string {
  const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
  const [folder = otherwise, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError("Name one folder, or none.");
  return folder;
}
