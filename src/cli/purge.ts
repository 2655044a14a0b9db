import { parseArgs } from "node:util";
import { countDue, purge } from "../retention/purge.ts";
import type { Command, Io } from "./command.ts";
import { withDeps } from "./open-deps.ts";
import { operator } from "./operator.ts";
import { table } from "./table.ts";

export const purgeCommands: readonly Command[] = [
  {
    name: "purge",
    usage: "[--dry-run]",
    summary: "Empty the texts and addresses that nothing needs any more, by the settings; or count them",
    run: purgeTexts,
  },
];

async function purgeTexts(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { "dry-run": { type: "boolean", default: false } } });
  const isDry = values["dry-run"];
  const counts = await withDeps(io, (deps) => (isDry ? countDue(deps) : purge(deps, { actor: operator() })));
  const rows = Object.entries(counts).map(([kind, count]) => [kind, String(count)]);
  for (const line of table(["kind", isDry ? "due" : "purged"], rows)) io.out(line);
  return 0;
}
