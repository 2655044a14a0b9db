import type { Tx } from "../db/client.ts";
import { SECOND, after } from "../shared/clock.ts";
import { newId } from "../shared/ids.ts";
import { hashToken, makeSecret } from "./secret-token.ts";

const CODE_SECONDS = 60;

/** Carries a sign-in from our page to an embed on another origin. */
export async function createSignInCode(
  tx: Pick<Tx, "signInCode">,
  { accountId, at }: { readonly accountId: string; readonly at: Date },
): Promise<string> {
  const code = makeSecret();
  const expiresAt = after(at, CODE_SECONDS * SECOND);
  await tx.signInCode.create({ data: { id: newId(), accountId, codeHash: hashToken(code), createdAt: at, expiresAt } });
  return code;
}

/** Uses a code up; the account it stands for, or null when it is unknown, used or expired. */
export async function takeSignInCode(
  tx: Pick<Tx, "signInCode">,
  { code, at }: { readonly code: string; readonly at: Date },
): Promise<string | null> {
  const [taken] = await tx.signInCode.updateManyAndReturn({
    where: { codeHash: hashToken(code), usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
    select: { accountId: true },
  });
  return taken?.accountId ?? null;
}
