import { DAY, MINUTE } from "../../src/shared/clock.ts";
import { BODIES, FLAG_THRESHOLD } from "../support/small-policy.ts";
import type { Act, Who } from "./commands.ts";

/**
 * What ought to be, written from the design and not from the program: people, comments, cases, appeals and letters of
 * one sequence. Refusals by their codes; null: done.
 */
export interface Model {
  now: number;
  readonly comments: Comment[];
  readonly letters: Letter[];
  readonly limits: Limit[];
  readonly standing: Record<string, Standing>;
}

interface Standing {
  agreed: number;
  disagreed: number;
}

export interface Comment {
  readonly author: Who;
  readonly parent: number | null;
  readonly createdAt: number;
  status: "published" | "held" | "removed" | "deleted";
  texts: string[];
  open: OpenCase | null;
  cases: number;
  /** Revisions that a human published or restored. */
  readonly cleared: number[];
  readonly deciders: Who[];
  readonly flags: { readonly who: Who; readonly revision: number; readonly at: number }[];
  readonly removals: Removal[];
}

interface OpenCase {
  claim: Claim | null;
  readonly flags: { readonly who: Who; readonly revision: number }[];
}

interface Claim {
  readonly holder: Who;
  readonly until: number;
}

export interface Removal {
  toldAt: number | null;
  revoked: boolean;
  appeal: "open" | "upheld" | "overturned" | "withdrawn" | "void" | null;
  claim: Claim | null;
  /** Which of the comment's decisions by a person granted the appeal. */
  outcome: number | null;
}

export interface Letter {
  readonly kind: "comment_removed" | "appeal_received" | "appeal_decided";
  readonly slot: number;
  readonly removal: number;
  state: "queued" | "sent" | "failed";
}

interface Limit {
  readonly who: Who;
  readonly kind: "premoderated" | "suspended" | "banned";
  readonly until: number | null;
  lifted: boolean;
}

export const SUSPENSION_MINUTES = 30;
const CLAIM_MINUTES = 10;
const EDIT_MINUTES = 5;
const DUPLICATE_MINUTES = 6;
const WINDOW_MS = 184 * DAY;
const STRIKE_DAYS = 90;

export const emptyModel = (now: number): Model => ({ now, comments: [], letters: [], limits: [], standing: {} });

export const textOf = (verdict: keyof typeof BODIES, variant: number): string => `${BODIES[verdict]} ${variant}`;

const STRICTNESS = ["premoderated", "suspended", "banned"] as const;

function limitOf({ limits, now }: Model, who: Who): Limit["kind"] | null {
  const standing = limits.filter((each) => each.who === who && isStanding(each, now));
  return STRICTNESS.findLast((kind) => standing.some((each) => each.kind === kind)) ?? null;
}

const isStanding = ({ lifted, until }: Limit, now: number) => !lifted && (until === null || until > now);

export const revisionOf = ({ texts }: Comment) => texts.length;
export const latestRemoval = ({ removals }: Comment): Removal | undefined => removals.at(-1);
const openAppeal = ({ removals }: Comment) => removals.find(({ appeal }) => appeal === "open");
const isLive = (claim: Claim | null, now: number): claim is Claim => claim !== null && claim.until > now;

type Code = string | null;
type Of<K extends Act["kind"]> = Extract<Act, { kind: K }>;
type Rules = { readonly [K in Act["kind"]]: (model: Model, act: Of<K>) => Code };

/** Applies an act to the model; its code says whether, and why not. */
export function expectOf(model: Model, act: Act): Code {
  const rule = RULES[act.kind] as (model: Model, act: Act) => Code;
  return rule(model, act);
}

/** Nothing happens: there is no such comment, case or appeal in this sequence yet. */
export function isIdle({ comments, limits, now }: Model, act: Act): boolean {
  if (act.kind === "lift") return !limits.some((each) => each.who === act.who && isStanding(each, now));
  if (!("slot" in act)) return false;
  const comment = comments[act.slot];
  if (!comment) return true;
  if (act.kind === "claim" || act.kind === "release" || act.kind === "decide") return comment.cases === 0;
  if (["look", "seen", "appeal", "withdraw"].includes(act.kind)) return comment.removals.length === 0;
  if (["claimAppeal", "releaseAppeal", "decideAppeal"].includes(act.kind)) return !latestRemoval(comment)?.appeal;
  return false;
}

const at = ({ comments }: Model, slot: number): Comment => {
  const found = comments[slot];
  if (!found) throw new Error("the model was asked about nothing");
  return found;
};

const writeRefusal = (model: Model, who: Who): Code => {
  const limit = limitOf(model, who);
  if (limit === "banned") return "author_banned";
  return limit === "suspended" ? "author_suspended" : null;
};

function isDuplicate({ comments, now }: Model, { who, text, except }: { who: Who; text: string; except?: Comment }) {
  return comments.some(
    (each) =>
      each !== except &&
      each.author === who &&
      each.status !== "deleted" &&
      each.createdAt > now - DUPLICATE_MINUTES * MINUTE &&
      each.texts.includes(text),
  );
}

function ruling(model: Model, who: Who, verdict: keyof typeof BODIES): "publish" | "hold" | "remove" {
  if (verdict === "remove") return "remove";
  if (limitOf(model, who) === "premoderated") return "hold";
  return verdict === "hold" ? "hold" : "publish";
}

const STATUS = { publish: "published", hold: "held", remove: "removed" } as const;

function openCase(comment: Comment): OpenCase {
  if (comment.open === null) {
    comment.open = { claim: null, flags: [] };
    comment.cases += 1;
  }
  return comment.open;
}

function addRemoval(model: Model, comment: Comment): void {
  comment.removals.push({ toldAt: null, revoked: false, appeal: null, claim: null, outcome: null });
  addLetter(model, comment, "comment_removed");
}

function addLetter(model: Model, comment: Comment, kind: Letter["kind"]): void {
  const slot = model.comments.indexOf(comment);
  model.letters.push({ kind, slot, removal: comment.removals.length - 1, state: "queued" });
}

function closeCase(model: Model, comment: Comment, resolution: "agreed" | "disagreed" | "moot"): void {
  if (resolution !== "moot") {
    for (const { who } of comment.open?.flags ?? []) {
      const standing = (model.standing[who] ??= { agreed: 0, disagreed: 0 });
      standing[resolution] += 1;
    }
  }
  comment.open = null;
}

function isTrusted(model: Model, who: Who): boolean {
  if (limitOf(model, who) !== null) return false;
  const { agreed, disagreed } = model.standing[who] ?? { agreed: 0, disagreed: 0 };
  return disagreed < 3 || agreed / (agreed + disagreed) >= 0.3;
}

const hasPart = ({ author, flags }: Comment, who: Who) => author === who || flags.some((flag) => flag.who === who);

/** Whoever had a part in the comment, or decided about it other than by granting this very appeal. */
function isPartial(comment: Comment, who: Who): boolean {
  const outcome = latestRemoval(comment)?.outcome;
  return hasPart(comment, who) || comment.deciders.some((decider, n) => decider === who && n !== outcome);
}

/** Of late, the moderator flagged a comment of the author's, or one of the two answered the other. */
function hasQuarrel({ comments, now }: Model, who: Who, by: Who): boolean {
  const since = now - STRIKE_DAYS * DAY;
  const isLate = (at: number) => at > since;
  return comments.some((comment) => {
    const above = comment.parent === null ? undefined : comments[comment.parent];
    const met = new Set([comment.author, above?.author]);
    const answered = isLate(comment.createdAt) && met.has(who) && met.has(by);
    return answered || (comment.author === who && comment.flags.some((flag) => flag.who === by && isLate(flag.at)));
  });
}

/** A person's decision about a comment: what it was before matters to the appeal only. */
function decideByPerson(model: Model, comment: Comment, { who, action, isAppeal = false }: ByPerson): void {
  const was = comment.status;
  comment.status = STATUS[action];
  comment.deciders.push(who);
  closeCase(model, comment, action === "remove" ? "agreed" : "disagreed");
  if (action === "remove") return addRemoval(model, comment);
  comment.cleared.push(revisionOf(comment));
  const contested = openAppeal(comment);
  if (was !== "removed" || isAppeal || !contested) return;
  Object.assign(contested, { appeal: "overturned", claim: null, outcome: comment.deciders.length - 1 });
  addLetter(model, comment, "appeal_decided");
}

interface ByPerson {
  readonly who: Who;
  readonly action: "publish" | "remove";
  readonly isAppeal?: boolean;
}

function decideCase(model: Model, comment: Comment, { who, action, held, stale }: DecideCase): Code {
  if (hasPart(comment, who)) return "conflict_of_interest";
  if (comment.open === null) return "invalid_state";
  if (action === "remove" && openAppeal(comment)) return "appeal_open";
  const { claim } = comment.open;
  const isMine = isLive(claim, model.now) && claim.holder === who;
  if (held === "unclaimed" || (held === "claimed" && !isMine)) return "claim_lost";
  if (held === "free_or_mine" && isLive(claim, model.now) && !isMine) return "case_claimed";
  if (stale) return "version_conflict";
  if (action === "remove" && comment.status === "removed") confirmRemoval(model, comment, who);
  else decideByPerson(model, comment, { who, action });
  return null;
}

/** The policy's removal stands as it was told; a human has answered the flags, and is no judge of it any more. */
function confirmRemoval(model: Model, comment: Comment, who: Who): void {
  closeCase(model, comment, "agreed");
  comment.deciders.push(who);
}

interface DecideCase {
  readonly who: Who;
  readonly action: "publish" | "remove";
  readonly held: "claimed" | "free_or_mine" | "unclaimed";
  readonly stale: boolean;
}

function takeClaim(model: Model, holds: { claim: Claim | null }, who: Who): Code {
  if (isLive(holds.claim, model.now) && holds.claim.holder !== who) return "case_claimed";
  holds.claim = { holder: who, until: model.now + CLAIM_MINUTES * MINUTE };
  return null;
}

function claimAppeal(model: Model, { slot, who }: { readonly slot: number; readonly who: Who }): Code {
  const comment = at(model, slot);
  const removal = latestRemoval(comment);
  if (isPartial(comment, who)) return "conflict_of_interest";
  if (removal?.appeal !== "open") return "invalid_state";
  return takeClaim(model, removal, who);
}

/** The codes of a bulk decision, in the order of the comments. */
export function expectBulk(model: Model, { who, action }: Of<"bulk">): Code[] {
  const waiting = model.comments.filter(({ open }) => open !== null);
  return waiting.map((comment) => decideCase(model, comment, { who, action, held: "free_or_mine", stale: false }));
}

const RULES: Rules = {
  post(model, { who, verdict, variant, parent }) {
    const above = parent === null ? undefined : model.comments[parent];
    if (above?.status === "held") return "invalid_request";
    const refusal = writeRefusal(model, who);
    if (refusal) return refusal;
    if (above && above.status !== "published") return "invalid_state";
    const text = textOf(verdict, variant);
    if (isDuplicate(model, { who, text })) return "duplicate_comment";
    const act = ruling(model, who, verdict);
    const comment: Comment = {
      author: who,
      parent: above && parent !== null ? parent : null,
      createdAt: model.now,
      status: STATUS[act],
      texts: [text],
      open: null,
      cases: 0,
      cleared: [],
      deciders: [],
      flags: [],
      removals: [],
    };
    model.comments.push(comment);
    if (act === "remove") addRemoval(model, comment);
    else if (act === "hold" || verdict !== "publish") openCase(comment);
    return null;
  },

  edit(model, { slot, verdict, variant, own, stale }) {
    const comment = at(model, slot);
    const { author } = comment;
    if (!own) return "forbidden";
    const refusal = writeRefusal(model, author);
    if (refusal) return refusal;
    if (comment.status !== "published" && comment.status !== "held") return "invalid_state";
    if (model.now >= comment.createdAt + EDIT_MINUTES * MINUTE) return "edit_window_closed";
    if (stale) return "revision_conflict";
    const text = textOf(verdict, variant);
    if (comment.texts.at(-1) === text) return null;
    if (isDuplicate(model, { who: author, text, except: comment })) return "duplicate_comment";
    comment.texts.push(text);
    const act = comment.status === "held" ? "hold" : ruling(model, author, verdict);
    const premoderated = comment.status !== "held" && act === "hold" && verdict !== "hold";
    comment.status = STATUS[act];
    if (act === "remove") addRemoval(model, comment);
    else if (premoderated || verdict !== "publish") openCase(comment);
    return null;
  },

  delete(model, { slot, waive }) {
    const comment = at(model, slot);
    if (comment.status === "deleted") return null;
    if (!waive && openAppeal(comment)) return "appeal_open";
    closeCase(model, comment, "moot");
    for (const removal of comment.removals) {
      removal.revoked = true;
      if (removal.appeal === "open") Object.assign(removal, { appeal: "void", claim: null });
    }
    comment.status = "deleted";
    return null;
  },

  flag(model, { slot, who }) {
    const comment = at(model, slot);
    const revision = revisionOf(comment);
    const isOwn = comment.author === who;
    const again = comment.flags.some((flag) => flag.who === who && flag.revision === revision);
    if (comment.status === "deleted") return "not_found";
    if (comment.status !== "published" && !isOwn && !again) return "not_found";
    if (isOwn) return "own_comment";
    if (again) return null;
    comment.flags.push({ who, revision, at: model.now });
    const { flags } = openCase(comment);
    flags.push({ who, revision });
    const trusted = flags.filter((flag) => flag.revision === revision && isTrusted(model, flag.who));
    if (trusted.length >= FLAG_THRESHOLD && !comment.cleared.includes(revision)) comment.status = "held";
    return null;
  },

  claim(model, { slot, who }) {
    const comment = at(model, slot);
    if (hasPart(comment, who)) return "conflict_of_interest";
    return comment.open === null ? "invalid_state" : takeClaim(model, comment.open, who);
  },

  release(model, { slot, who }) {
    const { open } = at(model, slot);
    if (open?.claim?.holder === who) open.claim = null;
    return null;
  },

  decide(model, { slot, who, action, claimFirst, stale }) {
    return decideCase(model, at(model, slot), { who, action, held: claimFirst ? "claimed" : "unclaimed", stale });
  },

  bulk: () => null,

  override(model, { slot, who, action, stale }) {
    const comment = at(model, slot);
    if (hasPart(comment, who)) return "conflict_of_interest";
    if (action === "remove" && openAppeal(comment)) return "appeal_open";
    if (comment.status === "deleted" || (comment.status === "removed" && action === "remove")) return "invalid_state";
    const claim = comment.open?.claim ?? null;
    if (isLive(claim, model.now) && claim.holder !== who) return "case_claimed";
    if (stale) return "revision_conflict";
    decideByPerson(model, comment, { who, action });
    return null;
  },

  look: (model, { slot }) => (latestRemoval(at(model, slot))?.revoked ? "appeal_link_invalid" : null),

  seen(model, { slot }) {
    const removal = latestRemoval(at(model, slot));
    if (!removal || removal.revoked) return "not_found";
    removal.toldAt ??= model.now;
    return null;
  },

  appeal(model, { slot, signedIn }) {
    const comment = at(model, slot);
    const removal = latestRemoval(comment);
    if (!removal || removal.revoked) return signedIn ? "not_found" : "appeal_link_invalid";
    if (removal.appeal !== null) return null;
    if (comment.status !== "removed") return "invalid_state";
    if (removal.toldAt !== null && model.now >= removal.toldAt + WINDOW_MS) return "appeal_window_closed";
    removal.appeal = "open";
    addLetter(model, comment, "appeal_received");
    return null;
  },

  withdraw(model, { slot }) {
    const removal = latestRemoval(at(model, slot));
    if (!removal || removal.revoked) return "appeal_link_invalid";
    if (removal.appeal === "withdrawn") return null;
    if (removal.appeal !== "open") return "invalid_state";
    Object.assign(removal, { appeal: "withdrawn", claim: null });
    return null;
  },

  claimAppeal,

  releaseAppeal(model, { slot, who }) {
    const removal = latestRemoval(at(model, slot));
    if (removal?.claim?.holder === who) removal.claim = null;
    return null;
  },

  decideAppeal(model, { slot, who, outcome, claimFirst }) {
    const comment = at(model, slot);
    const removal = latestRemoval(comment);
    if (isPartial(comment, who)) return "conflict_of_interest";
    if (removal?.appeal !== "open") return "invalid_state";
    if (!claimFirst || !isLive(removal.claim, model.now) || removal.claim.holder !== who) return "claim_lost";
    Object.assign(removal, { appeal: outcome, claim: null });
    if (outcome === "overturned") {
      decideByPerson(model, comment, { who, action: "publish", isAppeal: true });
      removal.outcome = comment.deciders.length - 1;
    }
    addLetter(model, comment, "appeal_decided");
    return null;
  },

  restrict(model, { who, by, limit }) {
    if (who === by) return "conflict_of_interest";
    if (who === "mia") return "invalid_state";
    if (hasQuarrel(model, who, by)) return "conflict_of_interest";
    const until = limit === "suspended" ? model.now + SUSPENSION_MINUTES * MINUTE : null;
    model.limits.push({ who, kind: limit, until, lifted: false });
    return null;
  },

  lift(model, { who }) {
    const standing = model.limits.find((each) => each.who === who && isStanding(each, model.now));
    if (standing) standing.lifted = true;
    return null;
  },
};

/** The mail server takes, defers or refuses every letter that waits; one with nothing left to say is closed unsent. */
export function expectMail(model: Model, how: "accept" | "defer" | "close"): void {
  for (const letter of model.letters.filter(({ state }) => state === "queued")) {
    const removal = model.comments[letter.slot]?.removals[letter.removal];
    if (!removal || removal.revoked || how === "close") letter.state = "failed";
    else if (how === "accept") {
      letter.state = "sent";
      if (letter.kind === "comment_removed") removal.toldAt ??= model.now;
    }
  }
}
