import type { Command } from "./command.ts";
import { activationCommands } from "./policy-activate.ts";
import { evalCommands } from "./policy-eval.ts";
import { purgeCommands } from "./purge.ts";
import { replayCommands } from "./policy-replay.ts";
import { suggestCommands } from "./policy-suggest.ts";
import { policyCommands } from "./policy.ts";
import { rebuildCommands } from "./rebuild.ts";
import { staffCommands } from "./staff.ts";
import { tokenCommands } from "./token.ts";
import { trainCommands } from "./train.ts";
import { transparencyCommands } from "./transparency.ts";
import { auditCommands } from "./verify-audit.ts";

/** Every command, in the order of the usage. */
export const COMMANDS: readonly Command[] = [
  ...staffCommands,
  ...tokenCommands,
  ...policyCommands,
  ...evalCommands,
  ...suggestCommands,
  ...replayCommands,
  ...activationCommands,
  ...trainCommands,
  ...transparencyCommands,
  ...auditCommands,
  ...rebuildCommands,
  ...purgeCommands,
];
