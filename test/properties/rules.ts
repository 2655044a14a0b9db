import { DAY, MINUTE } from "../../src/shared/clock.ts";
import { FLAG_THRESHOLD } from "../support/small-policy.ts";
import type { Act, Notifier, Place, Who } from "./commands.ts";
import {
  type Claim,
  type Comment,
  type Letter,
  type Limit,
  type Measure,
  type Model,
  type Notice,
  type OpenCase,
  type Right,
  type Verdict,
  NOTICE_SETTINGS,
  SUSPENSION_MINUTES,
  hasLimited,
  hasPart,
  hasQuarrel,
  isLive,
  isPartial,
  isPartialTo,
  isReachable,
  isStanding,
  isSuspending,
  isTooLate,
  lastRemoval,
  limitOf,
  newRight,
  openAppeal,
  revisionOf,
  strikesOf,
  textOf,
} from "./model.ts";
import { rightAt } from "./resolve.ts";

/** A refusal's code; null: done. */
type Code = string | null;
type Of<K extends Act["kind"]> = Extract<Act, { kind: K }>;
type Rules = { readonly [K in Act["kind"]]: (model: Model, act: Of<K>) => Code };

const CLAIM_MINUTES = 10;
const DUPLICATE_MINUTES = 6;
const WINDOW_MS = 184 * DAY;

/** Applies an act to the model; its code says whether, and why not. */
export function expectOf(model: Model, act: Act): Code {
  const rule = RULES[act.kind] as (model: Model, act: Act) => Code;
  return rule(model, act);
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error("the model was asked about nothing");
  return found;
}

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

function ruling(model: Model, who: Who, verdict: Verdict): "publish" | "hold" | "remove" {
  if (verdict === "remove") return "remove";
  if (limitOf(model, who) === "premoderated") return "hold";
  return isHolding(verdict) ? "hold" : "publish";
}

/** What cannot be judged is held, as its rule's `on_error` says. */
const isHolding = (verdict: Verdict): boolean => verdict === "hold" || verdict === "err";

const STATUS = { publish: "published", hold: "held", remove: "removed" } as const;

function openCase(comment: Comment): OpenCase {
  if (comment.open === null) {
    comment.open = { claim: null, flags: [] };
    comment.cases += 1;
  }
  return comment.open;
}

interface Ruled {
  readonly act: keyof typeof STATUS;
  /** Null: the policy. */
  readonly by: Who | null;
}

/** What was contested until now is not what stands any more; a removal carries a right of its own. */
function rule(model: Model, comment: Comment, { act, by }: Ruled): void {
  comment.status = comment.ruled = STATUS[act];
  for (const right of comment.rights) if (act !== "publish" || right.notice === null) right.undone = true;
  if (act !== "remove") return;
  const right = newRight({ notice: null, by, at: model.now });
  comment.rights.push(right);
  addLetter(model, { kind: "comment_removed", ...about(model, comment), right });
}

const about = (model: Model, comment: Comment) => ({ on: "comment", slot: model.comments.indexOf(comment) }) as const;

const addLetter = (model: Model, letter: Omit<Letter, "state">): void =>
  void model.letters.push({ ...letter, state: "queued" });

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

interface ByPerson {
  readonly who: Who;
  readonly action: "publish" | "remove";
  /** The appeal that it answers. */
  readonly granting?: Right;
}

/** A person's decision about a comment: it answers all who asked, and grants what is contested for it. */
function decideByPerson(model: Model, comment: Comment, { who, action, granting }: ByPerson): void {
  const index = comment.deciders.push(who) - 1;
  if (granting) granting.outcome = index;
  rule(model, comment, { act: action, by: who });
  closeCase(model, comment, action === "remove" ? "agreed" : "disagreed");
  answerNotices(model, comment, action === "remove" ? "removed" : "kept");
  if (action === "publish") comment.cleared.push(revisionOf(comment));
  const winners = comment.rights.filter(
    (right) => right !== granting && right.appeal === "open" && (right.notice === null) === (action === "publish"),
  );
  for (const right of winners) grant(model, comment, Object.assign(right, { outcome: index }));
}

function grant(model: Model, comment: Comment, right: Right): void {
  Object.assign(right, { appeal: "overturned", claim: null });
  if (right.notice) grantNotice(model, right.notice);
  if (isReachable(right)) addLetter(model, { kind: "appeal_decided", ...about(model, comment), right });
}

function answerNotices(model: Model, comment: Comment, status: "removed" | "kept" | "moot"): void {
  for (const notice of comment.notices.filter((each) => each.status === "open")) {
    notice.status = status;
    const right = newRight({ notice, by: null, at: model.now });
    if (status === "kept") comment.rights.push(right);
    if (isReachable(right)) addLetter(model, { kind: "notice_decided", ...about(model, comment), right });
    // Nobody else tells them.
    else right.toldAt = model.now;
  }
}

/** The notice was right: what was imposed for it, and what has too few unfounded ones left behind it, is revoked. */
function grantNotice(model: Model, notice: Notice): void {
  for (const measure of model.measures) if (measure.notice === notice) measure.revoked = true;
  notice.status = "removed";
  const warnings: number[] = [];
  for (const measure of model.measures.filter(({ by, revoked }) => by === notice.by && !revoked)) {
    const warned = measure.kind === "warning" || warnings.some((given) => given < measure.notice.at);
    const left = countUnfounded(model, measure);
    if (!warned || left < Math.min(measure.count, LEAST[measure.kind])) measure.revoked = true;
    else if (measure.kind === "warning") warnings.push(measure.at);
  }
}

const LEAST = { warning: NOTICE_SETTINGS.unfoundedLimit - 1, suspension: NOTICE_SETTINGS.unfoundedLimit };

const countUnfounded = ({ comments }: Model, { by, at: until }: Pick<Measure, "by" | "at">): number =>
  comments
    .flatMap(({ notices }) => notices)
    .filter((each) => each.by === by && each.status === "unfounded")
    .filter((each) => each.at >= until - NOTICE_SETTINGS.unfoundedDays * DAY && each.at <= until).length;

/** DSA Article 23(2): a warning, and a suspension for a notice that came after it. */
function weigh(model: Model, { notice, slot }: { readonly notice: Notice; readonly slot: number }): void {
  const { by } = notice;
  if (by === "nobody") return;
  const { now: at, measures } = model;
  const count = countUnfounded(model, { by, at });
  if (count < LEAST.warning) return;
  const since = at - NOTICE_SETTINGS.unfoundedDays * DAY;
  const warned = measures.filter(
    (each) => each.by === by && each.kind === "warning" && !each.revoked && each.at >= since,
  );
  const isSuspended = count >= LEAST.suspension && warned.some((each) => each.at < notice.at);
  if (warned.length > 0 && !isSuspended) return;
  const endsAt = isSuspended ? at + NOTICE_SETTINGS.suspensionDays * DAY : null;
  const kind = isSuspended ? "suspension" : "warning";
  measures.push({ by, kind, slot, notice, count, at, endsAt, revoked: false });
  addLetter(model, { kind: isSuspended ? "notifier_suspended" : "notifier_warned", on: "comment", slot, right: null });
}

const isRefused = ({ measures, now }: Model, by: Notifier): boolean =>
  measures.some((measure) => measure.by === by && isSuspending(measure, now));

interface DecideCase {
  readonly who: Who;
  readonly action: "publish" | "remove";
  readonly held: "claimed" | "free_or_mine" | "unclaimed";
  readonly stale: boolean;
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
  if (action === "remove" && comment.status === "removed") confirm(model, comment, who);
  else decideByPerson(model, comment, { who, action });
  return null;
}

/** The policy's removal stands as it was told; a human has answered the flags and notices. */
function confirm(model: Model, comment: Comment, who: Who): void {
  comment.confirmers.push({ who, removal: lastRemoval(comment) });
  closeCase(model, comment, "agreed");
  answerNotices(model, comment, "removed");
}

function takeClaim(model: Model, holds: { claim: Claim | null }, who: Who): Code {
  if (isLive(holds.claim, model.now) && holds.claim.holder !== who) return "case_claimed";
  holds.claim = { holder: who, until: model.now + CLAIM_MINUTES * MINUTE };
  return null;
}

/** The codes of a bulk decision, in the order of the comments. */
export function expectBulk(model: Model, { who, action }: Of<"bulk">): Code[] {
  const waiting = model.comments.filter(({ open }) => open !== null);
  return waiting.map((comment) => decideCase(model, comment, { who, action, held: "free_or_mine", stale: false }));
}

interface Contested {
  readonly right: Right;
  readonly comment: Comment | null;
  readonly limit: Limit | null;
}

function contestedAt(model: Model, place: Place): Contested {
  const { on, slot } = place;
  const comment = on === "comment" ? at(model.comments, slot) : null;
  const limit = on === "limit" ? at(model.limits, slot) : null;
  return { right: rightAt(model, place), comment, limit };
}

/** Whether what is contested still stands. */
function stands({ right, comment }: Contested): boolean {
  if (comment === null) return !right.undone;
  return !right.undone && comment.status === (right.notice ? "published" : "removed");
}

const hasInterest = (model: Model, { right, comment, limit }: Contested, who: Who): boolean =>
  (comment !== null && (isPartial(comment, right, who) || hasLimited(model, right, who))) ||
  (limit !== null && isPartialTo(model, limit, who));

/** Does what the party asks for; a refusal's code where that cannot be. */
function overturn(model: Model, { right, comment, limit }: Contested, who: Who): Code {
  if (limit) lift(limit, who);
  if (!comment) return null;
  if (right.notice === null) decideByPerson(model, comment, { who, action: "publish", granting: right });
  else if (openAppeal(comment)) return "appeal_open";
  // The policy removed an edited text meanwhile: that stands, and the notifier was right.
  else if (comment.status === "removed") right.outcome = lastRemoval(comment) ?? null;
  else decideByPerson(model, comment, { who, action: "remove", granting: right });
  return null;
}

function lift(limit: Limit, by: Who): void {
  Object.assign(limit, { lifted: true, liftedBy: by });
  limit.right.undone = true;
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
      ruled: STATUS[act],
      texts: [text],
      open: null,
      cases: 0,
      cleared: [],
      deciders: [],
      confirmers: [],
      flags: [],
      notices: [],
      rights: [],
    };
    model.comments.push(comment);
    rule(model, comment, { act, by: null });
    if (act !== "remove" && (act === "hold" || verdict !== "publish")) openCase(comment);
    return null;
  },

  edit(model, { place, verdict, variant, own, stale }) {
    const comment = at(model.comments, place.slot);
    const { author } = comment;
    if (!own) return "forbidden";
    const refusal = writeRefusal(model, author);
    if (refusal) return refusal;
    if (comment.status !== "published" && comment.status !== "held") return "invalid_state";
    if (isTooLate(comment, model.now)) return "edit_window_closed";
    if (stale) return "revision_conflict";
    const text = textOf(verdict, variant);
    if (comment.texts.at(-1) === text) return null;
    if (isDuplicate(model, { who: author, text, except: comment })) return "duplicate_comment";
    comment.texts.push(text);
    const act = comment.status === "held" ? "hold" : ruling(model, author, verdict);
    const premoderated = comment.status !== "held" && act === "hold" && !isHolding(verdict);
    for (const right of comment.rights) right.undone = true;
    rule(model, comment, { act, by: null });
    if (act !== "remove" && (premoderated || verdict !== "publish")) openCase(comment);
    return null;
  },

  delete(model, { place, waive }) {
    const comment = at(model.comments, place.slot);
    if (comment.status === "deleted") return null;
    if (!waive && openAppeal(comment)) return "appeal_open";
    closeCase(model, comment, "moot");
    for (const right of comment.rights) {
      right.revoked = true;
      if (right.appeal !== "open") continue;
      Object.assign(right, { appeal: "void", claim: null });
      // An author knows what they did.
      if (right.notice && isReachable(right))
        addLetter(model, { kind: "appeal_decided", ...about(model, comment), right });
    }
    comment.status = "deleted";
    answerNotices(model, comment, "moot");
    return null;
  },

  flag(model, { place, who }) {
    const comment = at(model.comments, place.slot);
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
    if (trusted.length >= FLAG_THRESHOLD && !comment.cleared.includes(revision))
      rule(model, comment, { act: "hold", by: null });
    return null;
  },

  notice(model, { place, by }) {
    const comment = at(model.comments, place.slot);
    if (comment.status !== "published") return "not_found";
    if (isRefused(model, by)) return "forbidden";
    openCase(comment);
    const revision = revisionOf(comment);
    const first = comment.notices.find(
      (each) => each.by === by && each.status === "open" && each.revision === revision,
    );
    if (first && by !== "nobody") {
      first.lastAt = model.now;
      return null;
    }
    comment.notices.push({ by, revision, at: model.now, lastAt: model.now, status: "open", markedBy: null });
    if (by !== "nobody") addLetter(model, { kind: "notice_received", on: "comment", slot: place.slot, right: null });
    return null;
  },

  takeBack(model, { place }) {
    const notice = at(at(model.comments, place.slot).notices, place.nth);
    if (notice.status === "withdrawn") return null;
    if (notice.status !== "open") return "invalid_state";
    notice.status = "withdrawn";
    return null;
  },

  mark(model, { place, who }) {
    const comment = at(model.comments, place.slot);
    const notice = at(comment.notices, place.nth);
    if (hasPart(comment, who)) return "conflict_of_interest";
    if (notice.status === "unfounded") return null;
    const isContested = comment.rights.some((right) => right.notice === notice && right.appeal === "open");
    if (notice.status !== "kept" || isContested) return "invalid_state";
    Object.assign(notice, { status: "unfounded", markedBy: who });
    weigh(model, { notice, slot: place.slot });
    return null;
  },

  readmit(model, { place }) {
    const notice = at(at(model.comments, place.slot).notices, place.nth);
    const suspension = model.measures.find((each) => each.notice === notice && isSuspending(each, model.now));
    if (!suspension) return null;
    suspension.revoked = true;
    addLetter(model, { kind: "suspension_lifted", on: "comment", slot: place.slot, right: null });
    return null;
  },

  claim(model, { place, who }) {
    const comment = at(model.comments, place.slot);
    if (hasPart(comment, who)) return "conflict_of_interest";
    return comment.open === null ? "invalid_state" : takeClaim(model, comment.open, who);
  },

  release(model, { place, who }) {
    const { open } = at(model.comments, place.slot);
    if (open?.claim?.holder === who) open.claim = null;
    return null;
  },

  decide(model, { place, who, action, claimFirst, stale }) {
    const held = claimFirst ? "claimed" : "unclaimed";
    return decideCase(model, at(model.comments, place.slot), { who, action, held, stale });
  },

  bulk: () => null,

  override(model, { place, who, action, stale }) {
    const comment = at(model.comments, place.slot);
    if (hasPart(comment, who)) return "conflict_of_interest";
    if (action === "remove" && openAppeal(comment)) return "appeal_open";
    if (comment.status === "deleted" || (comment.status === "removed" && action === "remove")) return "invalid_state";
    const claim = comment.open?.claim ?? null;
    if (isLive(claim, model.now) && claim.holder !== who) return "case_claimed";
    if (stale) return "revision_conflict";
    decideByPerson(model, comment, { who, action });
    return null;
  },

  look: (model, { place }) => (rightAt(model, place).revoked ? "appeal_link_invalid" : null),

  seen(model, { place }) {
    const right = rightAt(model, place);
    if (right.revoked) return "not_found";
    right.toldAt ??= model.now;
    return null;
  },

  appeal(model, { place, signedIn }) {
    const contested = contestedAt(model, place);
    const { right } = contested;
    // Whoever gave notice has nothing but the link.
    if (right.revoked) return signedIn && right.notice === null ? "not_found" : "appeal_link_invalid";
    if (right.appeal !== null) return null;
    if (!stands(contested)) return "invalid_state";
    if (right.toldAt !== null && model.now >= right.toldAt + WINDOW_MS) return "appeal_window_closed";
    right.appeal = "open";
    if (isReachable(right)) addLetter(model, { kind: "appeal_received", on: place.on, slot: place.slot, right });
    return null;
  },

  withdraw(model, { place }) {
    const right = rightAt(model, place);
    if (right.revoked) return "appeal_link_invalid";
    if (right.appeal === "withdrawn") return null;
    if (right.appeal !== "open") return "invalid_state";
    Object.assign(right, { appeal: "withdrawn", claim: null });
    return null;
  },

  claimAppeal(model, { place, who }) {
    const contested = contestedAt(model, place);
    if (hasInterest(model, contested, who)) return "conflict_of_interest";
    return contested.right.appeal === "open" ? takeClaim(model, contested.right, who) : "invalid_state";
  },

  releaseAppeal(model, { place, who }) {
    const right = rightAt(model, place);
    if (right.claim?.holder === who) right.claim = null;
    return null;
  },

  decideAppeal(model, { place, who, outcome, claimFirst }) {
    const contested = contestedAt(model, place);
    const { right } = contested;
    if (hasInterest(model, contested, who)) return "conflict_of_interest";
    if (right.appeal !== "open") return "invalid_state";
    if (!claimFirst || !isLive(right.claim, model.now) || right.claim.holder !== who) return "claim_lost";
    const refusal = outcome === "overturned" ? overturn(model, contested, who) : null;
    if (refusal) return refusal;
    Object.assign(right, { appeal: outcome, claim: null, answeredBy: who });
    if (outcome === "overturned" && right.notice) grantNotice(model, right.notice);
    if (isReachable(right)) addLetter(model, { kind: "appeal_decided", on: place.on, slot: place.slot, right });
    return null;
  },

  restrict(model, { who, by, limit: kind }) {
    const { now } = model;
    if (who === by) return "conflict_of_interest";
    if (who === "mia") return "invalid_state";
    if (hasQuarrel(model, who, { by, at: now })) return "conflict_of_interest";
    // Warnings add up.
    const alike = model.limits.filter((each) => each.who === who && each.kind === kind && kind !== "warning");
    if (alike.some((each) => isStanding(each, now))) return "invalid_state";
    const until = kind === "suspended" ? now + SUSPENSION_MINUTES * MINUTE : null;
    const right = newRight({ notice: null, by, at: now });
    const slot = model.limits.length;
    const strikes = strikesOf(model, who);
    model.limits.push({ who, by, at: now, kind, until, lifted: false, liftedBy: null, strikes, right });
    addLetter(model, { kind: "account_restricted", on: "limit", slot, right });
    return null;
  },

  lift(model, { place, by }) {
    const limit = at(model.limits, place.slot);
    if (!isStanding(limit, model.now)) return null;
    const { right } = limit;
    lift(limit, by);
    const isConceded = right.appeal === "open";
    if (isConceded) Object.assign(right, { appeal: "overturned", claim: null });
    addLetter(model, {
      kind: isConceded ? "appeal_decided" : "restriction_lifted",
      on: "limit",
      slot: place.slot,
      right,
    });
    return null;
  },
};

/** The mail server takes, defers or refuses every letter that waits; one with nothing left to say is closed unsent. */
export function expectMail(model: Model, how: "accept" | "defer" | "close"): void {
  for (const letter of model.letters.filter(({ state }) => state === "queued")) {
    if (!hasSomethingToSay(letter) || how === "close") letter.state = "failed";
    else if (how === "accept") {
      letter.state = "sent";
      if (letter.right && TELLING.has(letter.kind)) letter.right.toldAt ??= model.now;
    }
  }
}

const TELLING: ReadonlySet<Letter["kind"]> = new Set(["comment_removed", "account_restricted", "notice_decided"]);

/** Of what a deleted comment leaves, only a notifier is told: of the end of their notice and of their appeal. */
function hasSomethingToSay({ kind, right }: Letter): boolean {
  if (kind === "comment_removed" || kind === "appeal_received") return right?.revoked !== true;
  return kind !== "appeal_decided" || right?.revoked !== true || (right.notice !== null && right.appeal === "void");
}
