import { parseArgs } from "node:util";
import { createApiToken } from "../auth/create-api-token.ts";
import { stateOfToken } from "../auth/read-api-tokens.ts";
import { revokeApiToken } from "../auth/revoke-api-token.ts";
import type { ApiToken } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import type { Scope } from "../shared/actor.ts";
import { SCOPES } from "../shared/actor.ts";
import { DAY, after } from "../shared/clock.ts";
import { isId } from "../shared/ids.ts";
import type { Command, Io } from "./command.ts";
import { UsageError } from "./command.ts";
import { withDeps } from "./open-deps.ts";
import { operator } from "./operator.ts";

const MAX_DAYS = 3_650;

export const tokenCommands: readonly Command[] = [
  {
    name: "token create",
    usage: "--scope SCOPE… [--expires DAYS] [--name NAME]",
    summary: `Make an API token and print it, this once; scopes are ${SCOPES.join(", ")}`,
    run: createToken,
  },
  { name: "token list", summary: "Every token: id, name, scopes, state, last use", run: listTokens },
  { name: "token revoke", usage: "ID", summary: "Make a token worthless at once", run: revokeToken },
];

async function createToken(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      scope: { type: "string", multiple: true },
      expires: { type: "string" },
      name: { type: "string", default: "api" },
    },
    allowPositionals: true,
  });
  // `--scope a b` and `--scope a,b` mean what they look like.
  const scopes = readScopes([...(values.scope ?? []), ...(values.scope ? positionals : [])]);
  const days = values.expires === undefined ? null : readDays(values.expires);
  const { name } = values;
  const token = await withDeps(io, ({ db, clock }) => {
    const at = clock();
    const expiresAt = days === null ? null : after(at, days * DAY);
    return transaction(db, (tx) => createApiToken(tx, { name, scopes, expiresAt, actor: operator(), at }));
  });
  io.out(token);
  io.err("Keep it now: it is not shown again.");
  return 0;
}

function readScopes(given: readonly string[]): readonly Scope[] {
  const names = [...new Set(given.flatMap((each) => each.split(",")).map((each) => each.trim()))];
  const scopes = names.map((name) => SCOPES.find((scope) => scope === name));
  const known = scopes.filter((scope) => scope !== undefined);
  if (known.length === 0 || known.length < names.length)
    throw new UsageError(`--scope must be of ${SCOPES.join(", ")}.`);
  return known;
}

function readDays(given: string): number {
  const days = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (days < 1 || days > MAX_DAYS) throw new UsageError(`--expires must be a number of days from 1 to ${MAX_DAYS}.`);
  return days;
}

async function listTokens(args: readonly string[], io: Io): Promise<number> {
  parseArgs({ args: [...args] });
  const { tokens, at } = await withDeps(io, async ({ db, clock }) => ({
    tokens: await db.prisma.apiToken.findMany({ orderBy: { createdAt: "asc" } }),
    at: clock(),
  }));
  for (const token of tokens) io.out(line(token, at));
  return 0;
}

const line = (token: ApiToken, at: Date): string =>
  [
    token.id,
    token.name,
    token.scopes.join(","),
    stateOf(token, at),
    token.lastUsedAt?.toISOString() ?? "never used",
  ].join("\t");

function stateOf(token: ApiToken, at: Date): string {
  const state = stateOfToken(token, at);
  return state === "good" && token.expiresAt !== null ? `good until ${token.expiresAt.toISOString()}` : state;
}

async function revokeToken(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [id = ""] = positionals;
  if (positionals.length !== 1 || !isId(id)) throw new UsageError("Name one token by its id: see `token list`.");
  const revoked = await withDeps(io, ({ db, clock }) =>
    transaction(db, (tx) => revokeApiToken(tx, { id, actor: operator(), at: clock() })),
  );
  io.err(revoked ? `${id} is revoked.` : `${id} is no token that could be revoked.`);
  return revoked ? 0 : 1;
}
