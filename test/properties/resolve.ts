import type { Act, Intent, Place } from "./commands.ts";
import { SLOTS } from "./commands.ts";
import { type Comment, type Model, type Right, isEditable, isLive, isStanding, isSuspending } from "./model.ts";

/** What an act that has no target of its own is about. */
const NOWHERE: Place = { on: "comment", slot: -1, nth: -1 };

/** With what it is about, or null: there is nothing that it could be about yet. */
export function resolve(model: Model, intent: Intent): Act | null {
  const place = placeOf(model, intent);
  return place && { ...intent, place };
}

function placeOf(model: Model, intent: Intent): Place | null {
  if (intent.kind === "restrict") return NOWHERE;
  if (intent.kind === "post") return model.comments.length < SLOTS ? NOWHERE : null;
  if (intent.kind === "bulk") return model.comments.some(({ open }) => open !== null) ? NOWHERE : null;
  const found = targetsOf(model, intent);
  const useful = found.filter(({ useful: is }) => is);
  // One in six tries what may well be refused.
  const among = intent.pick % 6 === 0 || useful.length === 0 ? found : useful;
  return among[Math.floor(intent.pick / 6) % among.length]?.place ?? null;
}

interface Target {
  readonly place: Place;
  /** Something happens, if it is not who asks that stands against it. */
  readonly useful: boolean;
}

type Aimed = Exclude<Intent, { readonly kind: "post" | "bulk" | "restrict" }>;

function targetsOf(model: Model, intent: Aimed): Target[] {
  const { now } = model;
  switch (intent.kind) {
    case "edit":
      return comments(model, (comment) => isEditable(comment, now));
    case "delete":
    case "override":
      return comments(model, ({ status }) => status !== "deleted");
    case "flag":
    case "notice":
      return comments(model, ({ status }) => status === "published");
    case "claim":
    case "decide":
      return comments(model, ({ open }) => open !== null).filter((target) => hasCase(model, target));
    case "release":
      return comments(model, ({ open }) => isLive(open?.claim ?? null, now)).filter((target) => hasCase(model, target));
    case "takeBack":
      return notices(model, "open");
    case "mark":
      return notices(model, "kept");
    case "readmit":
      return model.measures
        .filter((measure) => isSuspending(measure, now))
        .map(({ slot, notice }) => ({ useful: true, place: placeOfNotice(model, slot, notice) }));
    case "lift":
      return model.limits
        .map((limit, slot) => ({ useful: isStanding(limit, now), place: { on: "limit" as const, slot, nth: 0 } }))
        .filter(({ useful }) => useful);
    case "look":
    case "appeal":
      return rights(model, ({ appeal, revoked, undone }) => appeal === null && !revoked && !undone);
    case "seen":
      return rights(model, ({ toldAt }) => toldAt === null).filter(
        ({ place }) => rightAt(model, place).notice === null,
      );
    case "withdraw":
      return rights(model, ({ appeal }) => appeal === "open");
    case "claimAppeal":
    case "releaseAppeal":
    case "decideAppeal":
      return rights(model, ({ appeal }) => appeal === "open").filter(
        ({ place }) => rightAt(model, place).appeal !== null,
      );
  }
}

const comments = ({ comments: all }: Model, isUseful: (comment: Comment) => boolean): Target[] =>
  all.map((comment, slot) => ({ useful: isUseful(comment), place: { on: "comment", slot, nth: -1 } }));

const hasCase = ({ comments: all }: Model, { place }: Target) => (all[place.slot]?.cases ?? 0) > 0;

const notices = ({ comments: all }: Model, wanted: "open" | "kept"): Target[] =>
  all.flatMap((comment, slot) =>
    comment.notices.map(({ status }, nth) => ({ useful: status === wanted, place: { on: "comment", slot, nth } })),
  );

const placeOfNotice = ({ comments: all }: Model, slot: number, notice: Comment["notices"][number]): Place => ({
  on: "comment",
  slot,
  nth: all[slot]?.notices.indexOf(notice) ?? -1,
});

function rights(model: Model, isUseful: (right: Right) => boolean): Target[] {
  const ofComments = model.comments.flatMap((comment, slot) =>
    comment.rights.map((right, nth) => ({ useful: isUseful(right), place: { on: "comment" as const, slot, nth } })),
  );
  const ofLimits = model.limits.map(({ right }, slot) => ({
    useful: isUseful(right),
    place: { on: "limit" as const, slot, nth: 0 },
  }));
  return [...ofComments, ...ofLimits];
}

/** The right that an act is about. */
export function rightAt({ comments: all, limits }: Model, { on, slot, nth }: Place): Right {
  const right = on === "comment" ? all[slot]?.rights[nth] : limits[slot]?.right;
  if (!right) throw new Error("the model was asked about nothing");
  return right;
}
