import type { ActivePolicy } from "../deps.ts";
import { compileSteps } from "../policy/compile.ts";
import { inSlices } from "./in-slices.ts";
import type { StoredRevision } from "./stored-revision.ts";

/** Going back and forth between a few revisions should not cost a second each time; each holds some 10 MB. */
const KEPT = 3;

/** Compiled and being compiled, by hash, the one asked for last at the end. */
const compilations = new Map<string, Promise<ActivePolicy>>();
let last: Promise<unknown> = Promise.resolve();

/**
 * Compiles a revision and tries it on its own examples, about a second of work, in slices between which this process
 * goes on answering. One at a time, and a revision that was compiled lately not again. Throws PolicyError.
 */
export function compileRevision(revision: StoredRevision): Promise<ActivePolicy> {
  const known = compilations.get(revision.hash);
  const compiling = known ?? afterOthers(() => compileInSlices(revision));
  keep(revision.hash, compiling);
  return compiling;
}

function keep(hash: string, compiling: Promise<ActivePolicy>): void {
  compilations.delete(hash);
  compilations.set(hash, compiling);
  const [oldest] = compilations.keys();
  if (compilations.size > KEPT && oldest !== undefined) compilations.delete(oldest);
  compiling.catch(() => compilations.delete(hash));
}

function afterOthers<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = last.then(work);
  last = done.catch(() => undefined);
  return done;
}

async function compileInSlices({ hash, files, model }: StoredRevision): Promise<ActivePolicy> {
  return { revision: hash, compiled: await inSlices(compileSteps(files, model ? { model } : {})) };
}
