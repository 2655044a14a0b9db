import { z } from "zod";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import { route } from "../http/route.ts";
import { Refusal } from "../shared/refusal.ts";
import type { SignedIn } from "./answer-signed-in.ts";
import { answerSignedIn } from "./answer-signed-in.ts";
import { openSession } from "./open-session.ts";
import { secret, signedIn } from "./schema.ts";
import { takeSignInCode } from "./sign-in-code.ts";
import { useSignInLink } from "./use-sign-in-link.ts";

export const postSession = route({
  method: "post",
  path: "/auth/session",
  summary: "Sign in with a link's token or a code",
  tag: "Signing in",
  roles: ["anyone"],
  credentials: "ignored",
  limit: "sessions_address",
  body: z.union([z.strictObject({ token: secret }), z.strictObject({ code: secret })]),
  responses: { 200: signedIn },
  refusals: ["sign_in_required"],
  handle: async (deps, { body }) =>
    answerSignedIn(
      deps,
      "token" in body
        ? await useSignInLink(deps, { token: body.token, at: deps.clock() })
        : await useCode(deps, body.code),
    ),
});

function useCode({ db, clock }: Deps, code: string): Promise<SignedIn> {
  const at = clock();
  return transaction(db, async (tx) => {
    const accountId = await takeSignInCode(tx, { code, at });
    if (accountId === null)
      throw new Refusal("sign_in_required", "This sign-in code is used or too old. Sign in again.");
    const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
    return { account, session: await openSession(tx, { accountId, at }) };
  });
}
