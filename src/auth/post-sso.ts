import { z } from "zod";
import type { Unit } from "../db/commit.ts";
import { commit } from "../db/commit.ts";
import type { Account } from "../db/generated/client.ts";
import type { Change, Deps } from "../deps.ts";
import { route } from "../http/route.ts";
import { answerSignedIn } from "./answer-signed-in.ts";
import { neutralName, readDisplayName } from "./display-name.ts";
import { openSession } from "./open-session.ts";
import { signedIn } from "./schema.ts";
import { setRole } from "./set-role.ts";
import { findOrCreateSsoAccount } from "./sso-account.ts";
import type { SsoClaims } from "./sso-token.ts";
import { readSsoToken } from "./sso-token.ts";

export const postSso = route({
  method: "post",
  path: "/auth/sso",
  summary: "Sign in with the publisher's token",
  description:
    "A JWT signed by the publisher: HS256 with its secret, or RS256 or ES256 by its JWKS. It has `sub`, `exp` (at most " +
    "24 hours ahead) and `aud`; `email`, `email_verified`, `name`, `iat`, `nbf`, `iss` and `role` are optional.",
  tag: "Signing in",
  roles: ["anyone"],
  credentials: "ignored",
  limit: "sessions_address",
  body: z.strictObject({ token: z.string().min(1).max(16_000) }),
  responses: { 200: signedIn },
  refusals: ["sign_in_required"],
  handle: async (deps, { body }) => {
    const claims = await readSsoToken(deps, body.token);
    const at = deps.clock();
    const opened = await commit(deps, async (unit) => {
      const account = await admit(deps, unit, { claims, at });
      return { account, session: await openSession(unit.tx, { accountId: account.id, at }) };
    });
    return answerSignedIn(deps, opened);
  },
});

interface Admit {
  readonly claims: SsoClaims;
  readonly at: Date;
}

async function admit(deps: Deps, unit: Unit<Change>, { claims, at }: Admit): Promise<Account> {
  const { trustRoles } = deps.config.sso;
  const account = await findOrCreateSsoAccount(unit.tx, {
    claims,
    displayName: shownName(deps, claims),
    trustRoles,
    at,
  });
  if (!trustRoles || claims.role === undefined) return account;
  return setRole(unit, { account, role: claims.role, actor: { kind: "system", label: "sso" }, at });
}

/** A name that the policy refuses does not keep its bearer out. */
function shownName(deps: Deps, { name }: SsoClaims): string {
  const read = name === undefined ? undefined : readDisplayName(deps.policy(), name);
  return read?.acceptable ? read.name : neutralName();
}
