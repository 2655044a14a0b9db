import { z } from "zod";

const count = z.int().min(0);

const measured = z.object({
  count,
  /** Half of them took at most so long; null without any. */
  medianSeconds: z.number().nullable(),
});

const accuracy = z.object({
  /** What the engine's verdict alone brought about. */
  decided: count,
  /** Of those, the ones of which a person has said something since, on an appeal or otherwise. */
  reviewed: count,
  /** Of the reviewed ones, those of which the person's last word was the contrary. */
  contradicted: count,
  /** Of those, the ones that an appeal brought about. */
  overturnedOnAppeal: count,
  /** Contradicted among reviewed, 0 to 1. The reviewed ones are no random sample: people look at what is doubted. */
  errorRate: z.number().nullable(),
  /** Where that rate lies with 95 % confidence (Wilson's interval). */
  errorRateLow: z.number().nullable(),
  errorRateHigh: z.number().nullable(),
  /** Contradicted among all that were decided, 0 to 1: the least that was wrong. */
  errorShare: z.number().nullable(),
});
export type Accuracy = z.infer<typeof accuracy>;

export const RESTRICTING = ["hold", "remove", "restrict"] as const;

/** What such a report would have and this software does not record. */
export const NOT_COUNTED = ["out_of_court", "authority_orders", "staff"] as const;

/** Counts and times of a period, and nothing about anybody: see DSA Articles 15(1) and 24(1). */
export const transparencyReport = z
  .object({
    /** From its first moment to before its last. */
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    notices: z.object({
      /** Flags by readers. */
      flags: count,
      flagsByCategory: z.array(z.object({ category: z.string(), count })),
      /** Notices of illegal content by the public (DSA Article 16). */
      notices: count,
      noticesBySource: z.array(z.object({ source: z.string(), count })),
      noticesByOutcome: z.array(z.object({ outcome: z.string(), count })),
      /** Manifestly unfounded among those that were answered by a decision, 0 to 1 (DSA Article 23); null without any. */
      unfoundedShare: z.number().nullable(),
    }),
    /** Every decision about a text or an account, restricting or not. */
    decisions: count,
    /** Decisions that restrict, each once. */
    actions: z.array(
      z.object({
        kind: z.enum(RESTRICTING),
        ground: z.enum(["law", "terms"]),
        automatedDetection: z.boolean(),
        automatedDecision: z.boolean(),
        count,
      }),
    ),
    /** The same, each once in every category that it names; `none` where it names none. */
    actionsByCategory: z.array(z.object({ kind: z.enum(RESTRICTING), category: z.string(), count })),
    /** Removals and restrictions that were undone. */
    reversals: z.object({ restore: count, lift: count }),
    restrictions: z.array(z.object({ kind: z.string(), imposed: count, lifted: count })),
    appeals: z.object({
      /** By who took the contested decision: `policy` is automation. */
      filed: z.array(z.object({ basis: z.enum(["policy", "person"]), party: z.string(), count })),
      answered: z.array(
        z.object({ basis: z.enum(["policy", "person"]), party: z.string(), outcome: z.string(), count }),
      ),
      /** At the end of the period. */
      open: count,
    }),
    times: z.object({
      /** From a reader's flag to the decision that closed it, for those closed in the period. */
      flagToDecision: measured,
      noticeToDecision: measured,
      appealToAnswer: measured,
    }),
    automation: z.object({
      /** Holds and removals. */
      restrictions: accuracy,
      removals: accuracy,
      holds: accuracy,
      /** Texts that it let pass: contradicted when a person removed one. */
      publications: accuracy,
    }),
    notCounted: z.array(z.enum(NOT_COUNTED)),
  })
  .meta({ id: "TransparencyReport" });
export type TransparencyReport = z.infer<typeof transparencyReport>;
