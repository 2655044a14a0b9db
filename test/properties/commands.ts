import fc from "fast-check";

/** Who takes part in a sequence: two readers who write, three who flag, three moderators. */
export const PEOPLE = ["ada", "ben", "rea", "ron", "rio", "mia", "max", "moe"] as const;
export type Who = (typeof PEOPLE)[number];

/** A moderator may write as well, and one of them flagged when they were a reader still. */
const authors = fc.constantFrom<Who>("ada", "ada", "ben", "mia");
const flaggers = fc.constantFrom<Who>("rea", "ron", "rio", "ben", "ada", "max");
const moderators = fc.constantFrom<Who>("mia", "max", "moe");

const verdicts = fc.constantFrom("publish", "flag", "hold", "remove", "remove");
const actions = fc.constantFrom("publish", "remove");

/** The place of a comment in its sequence. */
const slots = fc.nat({ max: 4 });
export const SLOTS = 5;

const parents: fc.Arbitrary<number | null> = fc.oneof(slots, fc.constant(null));

const often = <T>(usual: T, seldom: T) => fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, fc.constant(seldom));

type Fields<F> = { readonly [P in keyof F]: F[P] extends fc.Arbitrary<infer T> ? T : never };

const of = <K extends string, F extends Record<string, fc.Arbitrary<unknown>>>(kind: K, fields: F) =>
  fc.record<unknown>({ kind: fc.constant(kind), ...fields }) as fc.Arbitrary<{ readonly kind: K } & Fields<F>>;

const acts = {
  post: of("post", {
    who: authors,
    verdict: verdicts,
    variant: fc.nat({ max: 9 }),
    parent: parents,
    again: often(false, true),
  }),
  edit: of("edit", {
    slot: slots,
    verdict: verdicts,
    variant: fc.nat({ max: 9 }),
    own: often(true, false),
    stale: often(false, true),
  }),
  delete: of("delete", { slot: slots, waive: fc.boolean() }),
  flag: of("flag", { slot: slots, who: flaggers }),
  claim: of("claim", { slot: slots, who: moderators }),
  release: of("release", { slot: slots, who: moderators }),
  decide: of("decide", {
    slot: slots,
    who: moderators,
    action: actions,
    claimFirst: often(true, false),
    stale: often(false, true),
  }),
  bulk: of("bulk", { who: moderators, action: actions }),
  override: of("override", { slot: slots, who: moderators, action: actions, stale: often(false, true) }),
  look: of("look", { slot: slots }),
  seen: of("seen", { slot: slots }),
  appeal: of("appeal", { slot: slots, signedIn: fc.boolean() }),
  withdraw: of("withdraw", { slot: slots }),
  claimAppeal: of("claimAppeal", { slot: slots, who: moderators }),
  releaseAppeal: of("releaseAppeal", { slot: slots, who: moderators }),
  decideAppeal: of("decideAppeal", {
    slot: slots,
    who: moderators,
    outcome: fc.constantFrom("upheld", "overturned"),
    claimFirst: often(true, false),
  }),
  restrict: of("restrict", {
    who: authors,
    by: moderators,
    limit: fc.constantFrom("premoderated", "suspended", "banned"),
  }),
  lift: of("lift", { who: authors, by: moderators }),
} as const;

const mail = of("mail", { how: fc.constantFrom("accept", "accept", "defer", "close") });
const activate = of("activate", { title: fc.constantFrom("One", "Two") });
const advance = of("advance", { minutes: fc.constantFrom(1, 1, 2, 7, 11, 185 * 24 * 60) });

type Arbitrated<A> = A extends fc.Arbitrary<infer T> ? T : never;
export type Act = Arbitrated<(typeof acts)[keyof typeof acts]>;
export type Mail = Arbitrated<typeof mail>;
export type Activate = Arbitrated<typeof activate>;
export type Advance = Arbitrated<typeof advance>;

/** The process ends before the n-th statement of the unit, or the server ends its connection there. */
export interface Crash {
  readonly kind: "crash";
  readonly act: Act;
  readonly before: number;
  readonly how: "process" | "connection";
}

export type Command = Act | Mail | Activate | Advance | Crash;

const WEIGHTS: Readonly<Record<keyof typeof acts, number>> = {
  post: 9,
  edit: 5,
  delete: 1,
  flag: 9,
  claim: 3,
  release: 1,
  decide: 6,
  bulk: 1,
  override: 4,
  look: 2,
  seen: 1,
  appeal: 6,
  withdraw: 1,
  claimAppeal: 2,
  releaseAppeal: 1,
  decideAppeal: 5,
  restrict: 1,
  lift: 1,
};

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  ...(Object.keys(acts) as (keyof typeof acts)[]).map((kind) => ({
    weight: WEIGHTS[kind],
    arbitrary: acts[kind] as fc.Arbitrary<Act>,
  })),
);

/** A bulk decision and a repeated post are many units: a crash in one of them leaves the others. */
const isOneUnit = (act: Act): boolean =>
  act.kind !== "bulk" && act.kind !== "look" && act.kind !== "seen" && !(act.kind === "post" && act.again);

const crash: fc.Arbitrary<Crash> = of("crash", {
  act: anyAct.filter(isOneUnit),
  before: fc.integer({ min: 1, max: 14 }),
  how: fc.constantFrom("process", "process", "process", "connection"),
});

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 60, arbitrary: anyAct },
  { weight: 6, arbitrary: crash },
  { weight: 4, arbitrary: mail },
  { weight: 4, arbitrary: advance },
  { weight: 1, arbitrary: activate },
);

const opening: fc.Arbitrary<Command> = acts.post;

const posted = (verdict: "publish" | "flag" | "hold" | "remove"): Command => ({
  kind: "post",
  who: "ada",
  verdict,
  variant: 0,
  parent: null,
  again: false,
});

/** A right to appeal that ran out is rare by chance alone: some sequences begin with one. */
const late: Command[] = [
  posted("remove"),
  { kind: "seen", slot: 0 },
  { kind: "advance", minutes: 185 * 24 * 60 },
  { kind: "appeal", slot: 0, signedIn: false },
];

/** At least 50 commands behind a few that put something there. */
export const sequences: fc.Arbitrary<Command[]> = fc
  .tuple(
    fc.oneof(
      { weight: 7, arbitrary: fc.array(opening, { minLength: 3, maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constant(late) },
    ),
    fc.array(command, { minLength: 50, maxLength: 60, size: "max" }),
  )
  .map(([first, rest]) => [...first, ...rest]);

/** Two acts at once on one comment, that a few acts brought somewhere. */
export interface Pair {
  readonly before: readonly Command[];
  readonly one: Act;
  readonly other: Act;
}

const pick = (...kinds: readonly (keyof typeof acts)[]): fc.Arbitrary<Act> =>
  fc
    .oneof(...kinds.map((kind) => acts[kind] as fc.Arbitrary<Act>))
    .map((act) => ("slot" in act ? { ...act, slot: 0 } : act));

const onComment = pick(
  "edit",
  "delete",
  "flag",
  "flag",
  "claim",
  "release",
  "decide",
  "decide",
  "override",
  "restrict",
);
const onAppeal = pick(
  ...(["appeal", "appeal", "withdraw", "claimAppeal", "decideAppeal", "decideAppeal", "override", "delete"] as const),
);

const appealed: Command = { kind: "appeal", slot: 0, signedIn: false };
const removedBy = (who: Who): Command => ({ kind: "override", slot: 0, who, action: "remove", stale: false });
const flagged: readonly Command[] = [posted("publish"), { kind: "flag", slot: 0, who: "rea" }];

const scene = (before: readonly Command[], act: fc.Arbitrary<Act>): fc.Arbitrary<Pair> =>
  fc.record({ before: fc.constant(before), one: fc.oneof({ weight: 9, arbitrary: act }, acts.post), other: act });

export const pairs: fc.Arbitrary<Pair> = fc.oneof(
  scene([posted("flag")], onComment),
  scene([posted("hold")], onComment),
  scene([...flagged, { kind: "flag", slot: 0, who: "ron" }], onComment),
  scene([...flagged, { kind: "claim", slot: 0, who: "max" }], onComment),
  scene([posted("remove")], onAppeal),
  scene([posted("remove"), appealed], onAppeal),
  scene([posted("publish"), removedBy("moe"), appealed], onAppeal),
  scene([...flagged, removedBy("max"), appealed, { kind: "claimAppeal", slot: 0, who: "moe" }], onAppeal),
);
