/**
 * What a seal says of a row: its columns as text, in this order, null where there is nothing. `at` is UTC with
 * milliseconds, `details` as PostgreSQL prints jsonb (keys in its own order, one space behind `:` and `,`).
 */
export type SealableRow = readonly [
  id: string,
  siteId: string,
  at: string,
  actorAccountId: string | null,
  actorLabel: string | null,
  action: string,
  subjectKind: string,
  subjectId: string | null,
  details: string,
];

/** Selects the columns of a SealableRow. */
export const SEALABLE_COLUMNS = `
  id::text, site_id::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), actor_account_id::text,
  actor_label, action, subject_kind, subject_id, details::text`;
