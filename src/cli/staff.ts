import { parseArgs } from "node:util";
import { addStaff as makeStaff } from "../auth/add-staff.ts";
import { email as emailSchema } from "../auth/schema.ts";
import { setRole } from "../auth/set-role.ts";
import { findAccountByEmail } from "../authors/find-account.ts";
import { commit } from "../db/commit.ts";
import type { Account } from "../db/generated/client.ts";
import { STAFF, type StaffRole } from "../shared/actor.ts";
import type { Command, Io } from "./command.ts";
import { UsageError } from "./command.ts";
import type { CliDeps } from "./open-deps.ts";
import { withDeps } from "./open-deps.ts";
import { operator } from "./operator.ts";

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
  const name = values.name?.trim() || undefined;
  const wanted = { email: readEmail(positionals), role: readRole(values.role), name, actor: operator() };
  const account = await withDeps(io, (deps) => makeStaff(deps, wanted));
  io.out(line(account));
  io.err(`${account.email ?? ""} is ${account.role} now, and signs in by a link to that address.`);
  return 0;
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
