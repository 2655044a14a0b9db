import { signalsOfText } from "../comments/screening.ts";
import type { ActivePolicy, Deps } from "../deps.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { findFaults } from "../policy/lint/find-faults.ts";
import type { Problem } from "../policy/policy-error.ts";
import { inSlices } from "./in-slices.ts";
import { type StoredRevision, findRevision } from "./stored-revision.ts";

/** The facts that posts are judged with. */
export const SIGNALS: readonly string[] = Object.keys(signalsOfText(""));

interface Checked extends Pick<StoredRevision, "files"> {
  readonly compiled: CompiledPolicy;
}

const known = new WeakMap<CompiledPolicy, Promise<readonly Problem[]>>();

/** What `policy check` calls an error in a policy that compiles: it would do what nobody wrote. */
export function readFaults({ files, compiled }: Checked): Promise<readonly Problem[]> {
  const faults = known.get(compiled) ?? inSlices(findFaults({ files, compiled, signals: SIGNALS }));
  known.set(compiled, faults);
  return faults;
}

/** A first start must not fail by such a fault, for nobody could judge anything: the log says it. */
export async function warnOfFaults({ revision, compiled }: ActivePolicy, { db, log }: Pick<Deps, "db" | "log">) {
  const stored = await findRevision(db.prisma, revision);
  const faults = stored ? await readFaults({ files: stored.files, compiled }) : [];
  for (const fault of faults) log.warn({ revision, ...fault }, "the policy in force does not pass its check");
}
