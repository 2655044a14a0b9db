import { parseArgs } from "node:util";
import { appendAudit } from "../audit/append-audit.ts";
import { createAccount } from "../authors/create-account.ts";
import { findAccountByEmail } from "../authors/find-account.ts";
import { freeUnprovenAddress } from "../authors/free-unproven-address.ts";
import { email as emailSchema } from "../auth/schema.ts";
import { neutralName } from "../auth/display-name.ts";
import { setRole } from "../auth/set-role.ts";
import { commit } from "../db/commit.ts";
import type { Account } from "../db/generated/client.ts";
import { STAFF } from "../shared/actor.ts";
import type { Command, Io } from "./command.ts";
import { UsageError } from "./command.ts";
import type { CliDeps } from "./open-deps.ts";
import { withDeps } from "./open-deps.ts";
import { operator } from "./operator.ts";

type StaffRole = (typeof STAFF)[number];

export const staffCommands: readonly Command[] = [
  {
    name: "staff add",
    usage: "EMAIL --role moderator|administrator [--name NAME]",
    summary: "Give somebody the rights of staff; they sign in by a link to this address",
    run: addStaff,
  },
  { name: "staff list", summary: "Everybody who moderates: address, role, name, id", run: listStaff },
  { name: "staff remove", usage: "EMAIL", summary: "Make somebody a reader again and sign them out", run: removeStaff },
];

async function addStaff(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { role: { type: "string" }, name: { type: "string" } },
    allowPositionals: true,
  });
  const wanted = { email: readEmail(positionals), role: readRole(values.role), name: values.name?.trim() || undefined };
  const account = await withDeps(io, (deps) => makeStaff(deps, wanted));
  io.out(line(account));
  io.err(`${account.email ?? ""} is ${account.role} now, and signs in by a link to that address.`);
  return 0;
}

interface Wanted {
  readonly email: string;
  readonly role: StaffRole;
  readonly name: string | undefined;
}

async function makeStaff(deps: CliDeps, { email, role, name }: Wanted): Promise<Account> {
  const at = deps.clock();
  return commit(deps, async (unit) => {
    await freeUnprovenAddress(unit.tx, email);
    await createAccount(unit.tx, { email, emailVerifiedAt: null, displayName: name ?? neutralName(), at });
    const found = await findAccountByEmail(unit.tx, email);
    if (!found) throw new Error("an address is neither free nor anyone's");
    const account = await setRole(unit, { account: found, role, actor: operator(), at });
    if (name === undefined || name === account.displayName) return account;
    const subject = { subjectKind: "account", subjectId: account.id };
    await appendAudit(unit.tx, { actor: operator(), action: "account.rename", ...subject, at });
    return unit.tx.account.update({ where: { id: account.id }, data: { displayName: name } });
  });
}

async function listStaff(args: readonly string[], io: Io): Promise<number> {
  parseArgs({ args: [...args] });
  const staff = await withDeps(io, ({ db }) =>
    db.prisma.account.findMany({ where: { role: { in: [...STAFF] } }, orderBy: { createdAt: "asc" } }),
  );
  for (const account of staff) io.out(line(account));
  return 0;
}

async function removeStaff(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const email = readEmail(positionals);
  const removed = await withDeps(io, (deps) => makeReader(deps, email));
  io.err(removed ? `${email} is a reader now, and signed out everywhere.` : `${email} is not of the staff.`);
  return removed ? 0 : 1;
}

async function makeReader(deps: CliDeps, email: string): Promise<boolean> {
  return commit(deps, async (unit) => {
    const account = await findAccountByEmail(unit.tx, email);
    if (!account || account.role === "reader") return false;
    await setRole(unit, { account, role: "reader", actor: operator(), at: deps.clock() });
    return true;
  });
}

function readEmail(positionals: readonly string[]): string {
  const parsed = emailSchema.safeParse(positionals[0]);
  if (positionals.length !== 1 || !parsed.success) throw new UsageError("Name one e-mail address.");
  return parsed.data;
}

function readRole(given: string | undefined): StaffRole {
  const role = STAFF.find((each) => each === given);
  if (!role) throw new UsageError(`--role must be ${STAFF.join(" or ")}.`);
  return role;
}

const line = ({ email, role, displayName, id }: Account): string => [email ?? "-", role, displayName, id].join("\t");
