import type { Tx } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import { hashToken } from "../decisions/appeal-link.ts";
import { Refusal } from "../shared/refusal.ts";

const linkParts = { decision: true, appeals: true } as const;

/** All that its page shows. */
const viewParts = {
  decision: {
    include: {
      comment: { include: { article: { select: { key: true, title: true, url: true } } } },
      restriction: { include: { replacedBy: { select: { id: true } } } },
      judged: { select: { body: true } },
      statement: { include: { text: true } },
    },
  },
  appeals: true,
} as const;

type Links = Pick<Tx, "appealLink">;

const findLink = (tx: Links, where: Prisma.AppealLinkWhereInput) =>
  tx.appealLink.findFirst({ where: { ...where, revokedAt: null }, include: linkParts });

const invalidLink = () => new Refusal("appeal_link_invalid", "This appeal link is not valid.");

/** The link that a token opens. Unknown, malformed and revoked ones answer alike: `appeal_link_invalid`. */
async function readLinkByToken(tx: Links, token: string) {
  const link = await findLink(tx, { tokenHash: hashToken(token) });
  if (!link) throw invalidLink();
  return link;
}

export type OpenedLink = Awaited<ReturnType<typeof readLinkByToken>>;

/** As `readLinkByToken`, with what its holder is shown. */
export async function readViewByToken(tx: Links, token: string) {
  const where = { tokenHash: hashToken(token), revokedAt: null };
  const link = await tx.appealLink.findFirst({ where, include: viewParts });
  if (!link) throw invalidLink();
  return link;
}

export type ViewedLink = Awaited<ReturnType<typeof readViewByToken>>;

/** The link of a decision that a signed-in author holds without needing its token. Throws `not_found`. */
export async function readOwnLink(
  tx: Links,
  { decisionId, accountId }: { readonly decisionId: string; readonly accountId: string },
): Promise<OpenedLink> {
  const link = await findLink(tx, { decisionId, accountId, party: "author" });
  if (!link) throw new Refusal("not_found", "There is no such decision about you or a comment of yours.");
  return link;
}

/** By the token of the letter, or as the signed-in author. */
export type Capability = { readonly token: string } | { readonly decisionId: string; readonly accountId: string };

export const readLink = (tx: Links, by: Capability): Promise<OpenedLink> =>
  "token" in by ? readLinkByToken(tx, by.token) : readOwnLink(tx, by);
