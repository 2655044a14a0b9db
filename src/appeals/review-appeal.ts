import { commit } from "../db/commit.ts";
import { assertFreeOrMine } from "../decisions/claims.ts";
import type { Deps } from "../deps.ts";
import { type Answer, answerAppeal } from "./answer-appeal.ts";
import { readAppeal } from "./read-appeals.ts";
import { readInvitation } from "./review-link.ts";
import type { AppealDetail } from "./schema.ts";

export interface ReviewView {
  readonly appeal: AppealDetail;
  readonly expiresAt: Date;
}

/** What an invited reviewer sees. Reads only. Throws Refusal `not_found` for every bad link. */
export async function readReview(deps: Deps, token: string): Promise<ReviewView> {
  const invitation = await readInvitation(deps.db.prisma, { token, at: deps.clock() });
  const appeal = await readAppeal(deps, { id: invitation.appealId, viewerId: invitation.reviewerId });
  return { appeal, expiresAt: invitation.expiresAt };
}

export interface ReviewAppeal extends Answer {
  readonly token: string;
}

/**
 * The invited reviewer answers the appeal: a human like any other, whose session is the link.
 * Throws Refusal: `not_found`, `conflict_of_interest`, `invalid_state`, `case_claimed`.
 */
export async function reviewAppeal(deps: Deps, { token, ...answer }: ReviewAppeal): Promise<void> {
  const at = deps.clock();
  const invitation = await readInvitation(deps.db.prisma, { token, at });
  const { appealId, reviewerId, id } = invitation;
  await commit(deps, (unit) =>
    answerAppeal(deps, unit, {
      ...answer,
      appealId,
      actor: { kind: "person", accountId: reviewerId, role: "reader", sessionId: id },
      // The link may have been revoked while we waited for the lock.
      assertEntitled: async (tx) => {
        await readInvitation(tx, { token, at });
        await assertFreeOrMine(tx, { subjectId: appealId, holderId: reviewerId, at });
      },
      at,
    }),
  );
}
