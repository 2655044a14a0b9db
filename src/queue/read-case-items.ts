import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { nextCaseStatus } from "../decisions/case-states.ts";
import { CONFLICTS, CONFLICT_SENTENCES } from "../decisions/conflict-of-interest.ts";
import { type ForStaff, readForStaff, revisionKey } from "../decisions/present-for-staff.ts";
import type { Deps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";
import { HOUR, after } from "../shared/clock.ts";
import { besideAppeal, caseActions } from "./case-actions.ts";
import { readReasons } from "./read-reasons.ts";
import { readStaffAuthors } from "../authors/read-staff-authors.ts";
import type { StaffAuthor } from "../authors/schema.ts";
import type { CaseItem } from "./schema.ts";

const caseRow = z.object({
  id: z.string(),
  commentId: z.string(),
  revision: z.number(),
  authorId: z.string(),
  status: z.enum(["open", "resolved"]),
  version: z.number(),
  priority: z.number(),
  openedAt: z.date(),
  resolvedAt: z.date().nullable(),
  outcome: z.enum(["publish", "remove", "moot"]).nullable(),
  holderId: z.string().nullable(),
  holderName: z.string().nullable(),
  claimExpiresAt: z.date().nullable(),
  conflict: z.enum(CONFLICTS).nullable(),
  /** The author's: it decides whether the comment is removed. */
  isAppealed: z.boolean(),
});
type CaseRow = Readonly<z.infer<typeof caseRow>>;

export interface ReadCaseItems {
  readonly caseIds: readonly string[];
  readonly viewerId: string;
}

/** Cases as moderators see them, in the order of the ids: five statements, whatever their number. */
export async function readCaseItems(deps: Deps, { caseIds, viewerId }: ReadCaseItems): Promise<CaseItem[]> {
  if (caseIds.length === 0) return [];
  const at = deps.clock();
  const db = deps.db.prisma;
  const cases = await readCaseRows(db, { caseIds, viewerId, at });
  const [texts, authors, reasons, { serviceLevels }] = await Promise.all([
    readForStaff(db, { policy: deps.policy().compiled, revisions: cases }),
    readStaffAuthors(db, { accountIds: cases.map(({ authorId }) => authorId), at }),
    readReasons(db, caseIds),
    readSettings(db),
  ]);
  return cases.map((row) => {
    const text = texts.get(revisionKey(row));
    const author = authors.get(row.authorId);
    if (!text || !author) throw new Error("a case without its comment or author");
    const dueAt = after(row.openedAt, serviceLevels.caseHours * HOUR);
    return presentCase(row, { text, author, reasons: reasons.get(row.id) ?? [], dueAt, isLate: dueAt < at });
  });
}

async function readCaseRows(
  db: Pick<Tx, "$queryRaw">,
  { caseIds, viewerId, at }: ReadCaseItems & { readonly at: Date },
): Promise<readonly CaseRow[]> {
  const rows = await db.$queryRaw`
    select k.id, k.comment_id as "commentId", k.revision, k.author_id as "authorId", k.status::text, k.version,
      k.priority, k.opened_at as "openedAt", k.resolved_at as "resolvedAt", k.outcome::text, h.id as "holderId",
      h.display_name as "holderName", l.expires_at as "claimExpiresAt",
      case_conflict(k.comment_id, ${viewerId}::uuid) as conflict,
      exists (
        select from appeals a where a.comment_id = k.comment_id and a.party = 'author' and a.status = 'open'
      ) as "isAppealed"
    from unnest(${[...caseIds]}::uuid[]) with ordinality as wanted (id, place)
    join cases k on k.id = wanted.id
    left join claims l on l.subject_id = k.id and l.expires_at > ${at}::timestamptz
    left join accounts h on h.id = l.holder_id
    order by wanted.place`;
  return caseRow.array().parse(rows);
}

interface Parts {
  readonly text: ForStaff;
  readonly author: StaffAuthor;
  readonly reasons: CaseItem["reasons"];
  readonly dueAt: Date;
  readonly isLate: boolean;
}

function presentCase(row: CaseRow, { text, author, reasons, dueAt, isLate }: Parts): CaseItem {
  const whyNot = whyNotDecide(row);
  return {
    id: row.id,
    version: row.version,
    status: row.status === "open" && row.holderId !== null ? "claimed" : row.status,
    priority: row.priority,
    openedAt: row.openedAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    outcome: row.outcome,
    reasons,
    claimedBy: row.holderId === null ? null : { id: row.holderId, displayName: row.holderName ?? "" },
    claimExpiresAt: row.claimExpiresAt?.toISOString() ?? null,
    comment: text.comment,
    article: text.article,
    author,
    // A rule in shadow has no effect, so it is no reason to look.
    matches: text.matches.filter(({ mode }) => mode === "live"),
    policyRevision: text.policyRevision,
    allowedActions: whyNot === null ? besideAppeal(caseActions(text.comment.status), row.isAppealed) : [],
    dueAt: dueAt.toISOString(),
    overdue: isLate && row.status === "open",
    canDecide: whyNot === null,
    whyNot,
  };
}

function whyNotDecide({ status, conflict }: CaseRow): string | null {
  if (!nextCaseStatus(status, "claim")) return "This case is resolved.";
  return conflict && CONFLICT_SENTENCES[conflict];
}
