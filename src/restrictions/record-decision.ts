import type { Tx } from "../db/client.ts";
import type { Decision, DecisionCause } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { ENGINE_VERSION } from "../policy/engine-version.ts";
import { newId } from "../shared/ids.ts";
import { SITE_ID } from "../shared/site.ts";

export interface RecordDecision {
  readonly restrictionId: string;
  readonly kind: "restrict" | "lift";
  readonly cause: Extract<DecisionCause, "moderator" | "appeal">;
  readonly decidedBy: string;
  readonly appealId?: string | undefined;
  /** What the moderator named as the ground. */
  readonly category?: string | undefined;
  readonly categories?: string[];
  /** Of what it rests on. Absent: as the decision before. */
  readonly automatedDetection?: boolean;
  readonly at: Date;
}

/** A decision whose subject is an account: a person's always. It supersedes the one before. */
export async function recordDecision({ policy }: Deps, tx: Tx, input: RecordDecision): Promise<Decision> {
  const { restrictionId, kind, cause, decidedBy, at } = input;
  const previous = await tx.decision.findFirst({ where: { restrictionId, next: { none: {} } } });
  return tx.decision.create({
    data: {
      id: newId(),
      siteId: SITE_ID,
      subject: "account",
      restrictionId,
      kind,
      basis: "person",
      cause,
      decidedBy,
      deciderKey: decidedBy,
      policyRevision: policy().revision,
      engineVersion: ENGINE_VERSION,
      signals: {},
      automatedDetection: input.automatedDetection ?? previous?.automatedDetection ?? false,
      reasonCategory: input.category ?? null,
      categories: input.categories ?? [],
      appealId: input.appealId ?? null,
      supersedes: previous?.id ?? null,
      createdAt: at,
    },
  });
}
