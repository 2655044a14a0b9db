import { parseArgs } from "node:util";
import { readPolicyFiles } from "../config/policy-files.ts";
import { PolicyError } from "../policy/policy-error.ts";
import { activatePolicy } from "../policy-revisions/activate-policy.ts";
import { type ListedRevision, readRevisions } from "../policy-revisions/read-revisions.ts";
import { type StoredRevision, findHashes, findRevision } from "../policy-revisions/stored-revision.ts";
import { inspectPolicy } from "./check-policy.ts";
import { type Command, type Io, UsageError } from "./command.ts";
import { type CliDeps, withDatabase, withDeps } from "./open-deps.ts";
import { operator } from "./operator.ts";

export const activationCommands: readonly Command[] = [
  {
    name: "policy activate",
    usage: "DIR|REVISION",
    summary: "Put a folder's policy, or a stored revision by its first 8 digits or more, in force on every replica",
    run: activate,
  },
  {
    name: "policy revisions",
    usage: "[--format text|json]",
    summary: "Every stored revision, when and by whom it was activated, and which is in force (*)",
    run: listRevisions,
  },
];

async function activate(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [target] = positionals;
  if (target === undefined || positionals.length > 1) throw new UsageError("Name a folder or a revision.");
  try {
    return await activateTarget(target, io);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    for (const { file, line, message } of error.problems) io.err(`${file}:${line}: ${message}`);
    io.err(`${error.problems.length} problems: nothing was stored, and the policy in force stays.`);
    return 1;
  }
}

async function activateTarget(target: string, io: Io): Promise<number> {
  const folder = isHex(target) ? undefined : await readFolder(target);
  const { hash, replaced } = await withDeps(io, async (deps) => {
    const revision = folder ?? (await readStored(deps, target));
    return activatePolicy(deps, { revision, actor: operator() });
  });
  io.out(hash);
  io.err(replaced === hash ? "This policy was in force already." : "This policy is in force now, on every replica.");
  return 0;
}

/** What looks like a revision is one: `./deadbeef` is a folder. */
const isHex = (target: string): boolean => /^[0-9a-f]{4,64}$/.test(target);

const SHORTEST_PREFIX = 8;

/** A folder must pass the whole check; what is stored already has been in force, and only has to compile. */
async function readFolder(folder: string): Promise<StoredRevision> {
  const read = await readPolicyFiles(folder);
  const errors = inspectPolicy(read).problems.filter(({ level }) => level === "error");
  if (errors.length > 0) throw new PolicyError(errors);
  return { hash: read.revision, files: [...read.files], model: read.model };
}

async function readStored({ db }: CliDeps, prefix: string): Promise<StoredRevision> {
  if (prefix.length < SHORTEST_PREFIX) throw new UsageError(`Name at least ${SHORTEST_PREFIX} digits of a revision.`);
  const [hash, other] = await findHashes(db.prisma, prefix);
  if (other !== undefined) throw new Error(`${prefix} is ambiguous: ${hash}, ${other}. Name more digits.`);
  const stored = hash === undefined ? null : await findRevision(db.prisma, hash);
  if (!stored) throw new Error(`There is no stored revision ${prefix}: see \`policy revisions\`.`);
  return stored;
}

async function listRevisions(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { format: { type: "string", default: "text" } } });
  if (!["text", "json"].includes(values.format)) throw new UsageError("--format is text or json.");
  const revisions = await withDatabase(io, ({ db }) => readRevisions(db.prisma));
  if (values.format === "json") io.out(JSON.stringify(revisions, null, 2));
  else for (const revision of revisions) linesOf(revision).forEach(io.out);
  return 0;
}

function linesOf({ revision, inForce, engineVersion, storedAt, activations }: ListedRevision): readonly string[] {
  return [
    `${inForce ? "*" : " "} ${revision}\t${engineVersion}\tstored ${storedAt}`,
    ...activations.map(
      ({ at, by, replaces }) =>
        `\tactivated ${at} by ${by}${replaces === null ? "" : `, in place of ${replaces.slice(0, 12)}`}`,
    ),
  ];
}
