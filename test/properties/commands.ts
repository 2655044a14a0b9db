import fc from "fast-check";
import type { Verdict } from "./model.ts";

/** Who takes part in a sequence: two readers who write, three who flag, three moderators. */
export const PEOPLE = ["ada", "ben", "rea", "ron", "rio", "mia", "max", "moe"] as const;
export type Who = (typeof PEOPLE)[number];

/**
 * Who gives notice: somebody without an account; a reader and a moderator who are signed in; a moderator by another
 * spelling of their address; nobody, about the abuse of children.
 */
export const NOTIFIERS = ["nat", "rea", "moe", "max", "nobody"] as const;
export type Notifier = (typeof NOTIFIERS)[number];

/** A moderator may write as well, and one of them flagged when they were a reader still. */
const authors = fc.constantFrom<Who>("ada", "ada", "ben", "mia");
const flaggers = fc.constantFrom<Who>("rea", "ron", "rio", "ben", "ada", "max");
const moderators = fc.constantFrom<Who>("mia", "max", "moe");
const notifiers = fc.constantFrom<Notifier>("nat", "nat", "nat", "rea", "moe", "max", "nobody");

const verdicts = fc.constantFrom<Verdict>(
  "publish",
  "publish",
  "flag",
  "flag",
  "hold",
  "err",
  "remove",
  "remove",
  "remove",
);
const actions = fc.constantFrom("publish", "remove");

/** Which one of those that an act could be about when its turn comes: see `placeOf`. */
const picks = fc.nat({ max: 599 });
export const SLOTS = 5;

const parents: fc.Arbitrary<number | null> = fc.oneof(fc.nat({ max: SLOTS - 1 }), fc.constant(null));

const often = <T>(usual: T, seldom: T) => fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, fc.constant(seldom));

type Fields<F> = { readonly [P in keyof F]: F[P] extends fc.Arbitrary<infer T> ? T : never };

const of = <K extends string, F extends Record<string, fc.Arbitrary<unknown>>>(kind: K, fields: F) =>
  fc.record<unknown>({ kind: fc.constant(kind), ...fields }) as fc.Arbitrary<{ readonly kind: K } & Fields<F>>;

const on = <K extends string, F extends Record<string, fc.Arbitrary<unknown>>>(kind: K, fields: F) =>
  of(kind, { pick: picks, ...fields });

const acts = {
  post: of("post", {
    who: authors,
    verdict: verdicts,
    variant: fc.nat({ max: 9 }),
    parent: parents,
    again: often(false, true),
  }),
  edit: on("edit", {
    verdict: verdicts,
    variant: fc.nat({ max: 9 }),
    own: often(true, false),
    stale: often(false, true),
  }),
  delete: on("delete", { waive: fc.boolean() }),
  flag: on("flag", { who: flaggers }),
  notice: on("notice", { by: notifiers }),
  takeBack: on("takeBack", {}),
  mark: on("mark", { who: moderators }),
  readmit: on("readmit", { by: moderators }),
  claim: on("claim", { who: moderators }),
  release: on("release", { who: moderators }),
  decide: on("decide", {
    who: moderators,
    action: actions,
    claimFirst: often(true, false),
    stale: often(false, true),
  }),
  bulk: of("bulk", { who: moderators, action: actions }),
  override: on("override", { who: moderators, action: actions, stale: often(false, true) }),
  look: on("look", {}),
  seen: on("seen", {}),
  appeal: on("appeal", { signedIn: fc.boolean() }),
  withdraw: on("withdraw", {}),
  claimAppeal: on("claimAppeal", { who: moderators }),
  releaseAppeal: on("releaseAppeal", { who: moderators }),
  decideAppeal: on("decideAppeal", {
    who: moderators,
    outcome: fc.constantFrom("upheld", "overturned"),
    claimFirst: often(true, false),
  }),
  restrict: of("restrict", {
    who: authors,
    by: moderators,
    limit: fc.constantFrom("warning", "premoderated", "suspended", "banned"),
  }),
  lift: on("lift", { by: moderators }),
} as const;

const mail = of("mail", { how: fc.constantFrom("accept", "accept", "defer", "close") });
const activate = of("activate", { title: fc.constantFrom("One", "Two") });
const advance = of("advance", { minutes: fc.constantFrom(1, 1, 2, 7, 11, 185 * 24 * 60) });

type Arbitrated<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Intents = { readonly [K in keyof typeof acts]: Arbitrated<(typeof acts)[K]> };
/** What somebody is about to do, whatever it may then be about. */
export type Intent = Intents[keyof Intents];
export type Mail = Arbitrated<typeof mail>;
export type Activate = Arbitrated<typeof activate>;
export type Advance = Arbitrated<typeof advance>;

/** What an act is about: the n-th of a comment's notices or rights to appeal, or of all limits. */
export interface Place {
  readonly on: "comment" | "limit";
  readonly slot: number;
  readonly nth: number;
}

type Placed<I> = I extends Intent ? I & { readonly place: Place } : never;
export type Act = Placed<Intent>;

/** The process ends before the n-th statement of the unit, or the server ends its connection there. */
export interface Crash {
  readonly kind: "crash";
  readonly act: Intent;
  readonly before: number;
  readonly how: "process" | "connection";
}

export type Command = Intent | Mail | Activate | Advance | Crash;

const WEIGHTS: Readonly<Record<keyof typeof acts, number>> = {
  post: 3,
  edit: 4,
  delete: 1,
  flag: 7,
  notice: 5,
  takeBack: 1,
  mark: 2,
  readmit: 1,
  claim: 3,
  release: 1,
  decide: 4,
  bulk: 1,
  override: 4,
  look: 2,
  seen: 2,
  appeal: 5,
  withdraw: 1,
  claimAppeal: 2,
  releaseAppeal: 1,
  decideAppeal: 5,
  restrict: 2,
  lift: 1,
};

const anyAct: fc.Arbitrary<Intent> = fc.oneof(
  ...(Object.keys(acts) as (keyof typeof acts)[]).map((kind) => ({
    weight: WEIGHTS[kind],
    arbitrary: acts[kind] as fc.Arbitrary<Intent>,
  })),
);

/** A bulk decision and a repeated post are many units: a crash in one of them leaves the others. */
const isOneUnit = (act: Intent): boolean =>
  act.kind !== "bulk" && act.kind !== "look" && act.kind !== "seen" && !(act.kind === "post" && act.again);

const crash: fc.Arbitrary<Crash> = fc.record({
  kind: fc.constant("crash"),
  act: anyAct.filter(isOneUnit),
  before: fc.integer({ min: 1, max: 14 }),
  how: fc.constantFrom("process", "process", "process", "connection"),
});

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 60, arbitrary: anyAct },
  { weight: 6, arbitrary: crash },
  { weight: 3, arbitrary: mail },
  { weight: 4, arbitrary: advance },
  { weight: 1, arbitrary: activate },
);

/** About the first that it can be about. */
const FIRST = { pick: 1 } as const;

const posted = (verdict: Verdict): Command => ({
  kind: "post",
  who: "ada",
  verdict,
  variant: 0,
  parent: null,
  again: false,
});
const appealed: Command = { ...FIRST, kind: "appeal", signedIn: false };
const halfAYearOn: Command = { kind: "advance", minutes: 185 * 24 * 60 };

/** A right to appeal that ran out is rare by chance alone: some sequences begin with one. */
const late: Command[] = [posted("remove"), { ...FIRST, kind: "seen" }, halfAYearOn, appealed];

const noticed = (by: Notifier): Command => ({ ...FIRST, kind: "notice", by });
const decidedBy = (who: Who, action: "publish" | "remove"): Command => ({
  ...FIRST,
  kind: "override",
  who,
  action,
  stale: false,
});
const marked: Command = { ...FIRST, kind: "mark", who: "mia" };
const aMinuteOn: Command = { kind: "advance", minutes: 1 };
const unfounded = [noticed("nat"), decidedBy("mia", "publish"), marked, aMinuteOn];
/** So is somebody whose notices are taken no more. */
const suspended: Command[] = [posted("publish"), ...unfounded, ...unfounded];

/** Of at least 50 commands, a few of which put something there. */
export const sequences: fc.Arbitrary<Command[]> = fc
  .tuple(
    fc.oneof(
      { weight: 14, arbitrary: fc.array<Command>(acts.post, { minLength: 3, maxLength: 3 }) },
      { weight: 2, arbitrary: fc.constant(late) },
      { weight: 1, arbitrary: fc.constant(suspended) },
    ),
    fc.array(command, { minLength: 47, maxLength: 47 }),
  )
  .map(([first, rest]) => [...first, ...rest]);

/** Two acts at once on one comment, that a few acts brought somewhere. */
export interface Pair {
  readonly before: readonly Command[];
  readonly one: Intent;
  readonly other: Intent;
}

const pick = (...kinds: readonly (keyof typeof acts)[]): fc.Arbitrary<Intent> =>
  fc.oneof(...kinds.map((kind) => acts[kind] as fc.Arbitrary<Intent>)).map((act) => ({ ...act, ...FIRST }));

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
  "notice",
);
const onAppeal = pick(
  ...(["appeal", "appeal", "withdraw", "claimAppeal", "decideAppeal", "decideAppeal", "override", "delete"] as const),
);
const onNotice = pick("notice", "takeBack", "decide", "override", "override", "flag", "edit", "delete");
const onAnswer = pick("appeal", "appeal", "mark", "mark", "override", "edit", "delete", "notice");
const onContest = pick("withdraw", "claimAppeal", "decideAppeal", "decideAppeal", "mark", "override", "delete");
const onLimit = pick("appeal", "appeal", "lift", "lift", "restrict", "seen");
const onContestedLimit = pick("withdraw", "claimAppeal", "decideAppeal", "decideAppeal", "lift");

const removedBy = (who: Who): Command => decidedBy(who, "remove");
const flagged: readonly Command[] = [posted("publish"), { ...FIRST, kind: "flag", who: "rea" }];
const answered: readonly Command[] = [posted("publish"), noticed("nat"), noticed("rea"), decidedBy("mia", "publish")];
const limited: Command = { kind: "restrict", who: "ada", by: "max", limit: "premoderated" };

const scene = (before: readonly Command[], act: fc.Arbitrary<Intent>): fc.Arbitrary<Pair> =>
  fc.record({ before: fc.constant(before), one: fc.oneof({ weight: 9, arbitrary: act }, acts.post), other: act });

export const pairs: fc.Arbitrary<Pair> = fc.oneof(
  scene([posted("flag")], onComment),
  scene([posted("hold")], onComment),
  scene([...flagged, { ...FIRST, kind: "flag", who: "ron" }], onComment),
  scene([...flagged, { ...FIRST, kind: "claim", who: "max" }], onComment),
  scene([posted("remove")], onAppeal),
  scene([posted("remove"), appealed], onAppeal),
  scene([posted("publish"), removedBy("moe"), appealed], onAppeal),
  scene([...flagged, removedBy("max"), appealed, { ...FIRST, kind: "claimAppeal", who: "moe" }], onAppeal),
  scene([posted("publish"), noticed("nat")], onNotice),
  scene(answered, onAnswer),
  scene([...answered, appealed], onContest),
  scene([limited], onLimit),
  scene([limited, appealed], onContestedLimit),
);
