import { HOUR, after } from "../../src/shared/clock.ts";
import { type FlagWeight, type Urgency, priorityOf } from "../../src/queue/priority.ts";
import { isTrustedFlagger } from "../../src/queue/flagger-standing.ts";

const OPENED = new Date("2026-11-22T12:00:00Z");
const byPolicy: FlagWeight = { category: "profanity", severity: "medium", flagger: null };
const byReader = (flagger: "trusted" | "untrusted"): FlagWeight => ({ category: "profanity", severity: null, flagger });
const urgency = (overrides: Partial<Urgency> = {}): Urgency => ({
  flags: [byPolicy],
  commentStatus: "published",
  replyCount: 0,
  recommendCount: 0,
  openedAt: OPENED,
  ...overrides,
});

describe("priority", () => {
  test.each<[string, Partial<Urgency>, Partial<Urgency>]>([
    ["a worse match", { flags: [{ ...byPolicy, severity: "high" }] }, {}],
    ["a threat", { flags: [{ ...byPolicy, category: "violence" }] }, {}],
    ["a held comment", { commentStatus: "held" }, {}],
    ["a comment that many answered", { replyCount: 50 }, { replyCount: 1 }],
    ["a comment that a reader flagged too", { flags: [byPolicy, byReader("untrusted")] }, {}],
    ["a trusted reader's flag", { flags: [byReader("trusted")] }, { flags: [byReader("untrusted")] }],
    ["the older of two alike", { openedAt: after(OPENED, -1) }, {}],
  ])("%s comes first", (_name, sooner, later) => {
    expect(priorityOf(urgency(sooner))).toBeGreaterThan(priorityOf(urgency(later)));
  });

  test("nothing that is opened 8 days later comes before a case, so none starves", () => {
    const worst: FlagWeight[] = Array.from({ length: 100 }, () => ({
      category: "pii",
      severity: "high",
      flagger: "trusted",
    }));
    const most = urgency({
      flags: worst,
      commentStatus: "held",
      replyCount: 1e6,
      openedAt: after(OPENED, 8 * 24 * HOUR),
    });
    const least = urgency({ flags: [{ category: "spam", severity: "low", flagger: null }] });
    expect(priorityOf(least)).toBeGreaterThan(priorityOf(most));
  });

  test("a hundred unproven accounts do not outweigh what ten trusted readers can say", () => {
    const crowd = (flagger: "trusted" | "untrusted", length: number) =>
      priorityOf(urgency({ flags: Array.from({ length }, () => byReader(flagger)) }));
    expect(crowd("untrusted", 100)).toBe(crowd("trusted", 10));
  });
});

test.each([
  ["a fresh reader with a proven address", {}, true],
  ["a reader without one", { identified: false }, false],
  ["a restricted reader", { restricted: true }, false],
  ["a reader whom moderators disagreed with twice", { disagreed: 2 }, true],
  ["a reader whom they disagreed with three times of three", { disagreed: 3 }, false],
  ["a reader whose flags are right three times of ten", { agreed: 3, disagreed: 7 }, true],
  ["a reader whose flags are right twice of ten", { agreed: 2, disagreed: 8 }, false],
])("trust: %s", (_name, overrides, trusted) => {
  const standing = { accountId: "a", identified: true, restricted: false, agreed: 0, disagreed: 0, ...overrides };
  expect(isTrustedFlagger(standing)).toBe(trusted);
});
