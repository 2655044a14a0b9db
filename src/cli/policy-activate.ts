import { parseArgs } from "node:util";
import { readPolicyFiles } from "../config/policy-files.ts";
import { PolicyError } from "../policy/policy-error.ts";
import { activatePolicy } from "../policy-revisions/activate-policy.ts";
import { type ListedRevision, readRevisions } from "../policy-revisions/read-revisions.ts";
import { SHORTEST_PREFIX, type StoredRevision, findHashes, findRevision } from "../policy-revisions/stored-revision.ts";
import { type Command, type Io, UsageError } from "./command.ts";
import { counted } from "./counted.ts";
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
    io.err(`${counted(error.problems.length, "problem")}: nothing was stored, and the policy in force stays.`);
    return 1;
  }
}

async function activateTarget(target: string, io: Io): Promise<number> {
  const folder = isHex(target) ? undefined : await readFolder(target);
  const { hash, replaced, warnings } = await withDeps(io, async (deps) => {
    const revision = folder ?? (await readStored(deps, target));
    return activatePolicy(deps, { revision, actor: operator(), returning: folder === undefined });
  });
  io.out(hash);
  for (const warning of warnings) io.err(`warning: ${warning}`);
  io.err(replaced === hash ? "This policy was in force already." : "This policy is in force now, on every replica.");
  return 0;
}

/** What looks like a revision is one: `./deadbeef` is a folder. */
const isHex = (target: string): boolean => /^[0-9a-f]{4,64}$/i.test(target);

async function readFolder(folder: string): Promise<StoredRevision> {
  const { revision: hash, files, model } = await readPolicyFiles(folder);
  return { hash, files: [...files], model };
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
