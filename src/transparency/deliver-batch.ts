import type { DeliveryState } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { type MadeRecord, makeRecords } from "./make-records.ts";
import { type Posted, postStatements } from "./post-statements.ts";
import { readStatements } from "./read-statements.ts";
import type { DsaRecord } from "./record.ts";

export type DeliveryDeps = Pick<Deps, "db" | "config" | "clock" | "log">;

export interface Endpoint {
  readonly url: string;
  readonly token: string;
}

interface DeliverBatch {
  readonly endpoint: Endpoint;
  /** Of statements that wait, at most 100. */
  readonly ids: readonly string[];
}

export interface Delivered {
  /** How many came to an end. */
  readonly ended: number;
  /** Why the rest must wait. */
  readonly failure: (Extract<Posted, { kind: "later" }> & { readonly ids: readonly string[] }) | null;
}

/**
 * What our own check refuses is never sent. Of the rest the database takes all or nothing: so what it has already or
 * refuses is written down, and the others are sent again at once. A batch sent twice is recognised by its `puid`s.
 */
export async function deliverBatch(deps: DeliveryDeps, { endpoint, ids }: DeliverBatch): Promise<Delivered> {
  const made = await makeRecords(deps, await readStatements(deps.db, ids));
  const exempt = made.filter(({ record }) => record === null);
  await close(deps, { ids: exempt.map(idOf), state: "exempt" });
  const faulty = made.filter(({ faults }) => faults.length > 0);
  for (const { statementId, faults } of faulty)
    await close(deps, { ids: [statementId], state: "refused", code: "invalid", codes: faults });
  const sound = made.flatMap(({ record, faults }) => (record && faults.length === 0 ? [record] : []));
  const sent = await send(deps, { endpoint, records: sound });
  return { ...sent, ended: sent.ended + exempt.length + faulty.length };
}

const idOf = ({ statementId }: MadeRecord): string => statementId;

interface Send {
  readonly endpoint: Endpoint;
  readonly records: readonly DsaRecord[];
}

async function send(deps: DeliveryDeps, { endpoint, records }: Send): Promise<Delivered> {
  if (records.length === 0) return { ended: 0, failure: null };
  const posted = await postStatements({ endpoint: endpoint.url, token: endpoint.token, records });
  switch (posted.kind) {
    case "created":
      return end(deps, { records, code: "created" });
    case "existing":
      return settle(deps, { endpoint, records, of: ({ puid }) => (posted.puids.has(puid) ? [] : null) });
    case "refused":
      return settle(deps, { endpoint, records, of: (_, at) => posted.fields.get(at) ?? null });
    case "unclear":
      return divide(deps, { endpoint, records, code: posted.code });
    case "later":
      return { ended: 0, failure: { ...posted, ids: records.map(({ puid }) => puid) } };
  }
}

interface Settle extends Send {
  /** The fields for which one is refused; none for one that the database has; null for one that it said nothing of. */
  readonly of: (record: DsaRecord, at: number) => readonly string[] | null;
}

async function settle(deps: DeliveryDeps, { endpoint, records, of }: Settle): Promise<Delivered> {
  const said = records.map((record, at) => ({ record, fields: of(record, at) }));
  const rest = said.filter(({ fields }) => fields === null).map(({ record }) => record);
  if (rest.length === records.length) return divide(deps, { endpoint, records, code: "http_422" });
  const existing = said.filter(({ fields }) => fields?.length === 0).map(({ record }) => record);
  await end(deps, { records: existing, code: "duplicate" });
  for (const { record, fields } of said)
    if (fields && fields.length > 0)
      await close(deps, { ids: [record.puid], state: "refused", code: "http_422", codes: fields });
  const others = await send(deps, { endpoint, records: rest });
  return { ...others, ended: others.ended + records.length - rest.length };
}

/** Halves find the one that the answer would not name. */
async function divide(
  deps: DeliveryDeps,
  { endpoint, records, code }: Send & { readonly code: string },
): Promise<Delivered> {
  if (records.length === 1) {
    await close(deps, { ids: records.map(({ puid }) => puid), state: "refused", code });
    return { ended: 1, failure: null };
  }
  const middle = Math.ceil(records.length / 2);
  const first = await send(deps, { endpoint, records: records.slice(0, middle) });
  if (first.failure) return first;
  const second = await send(deps, { endpoint, records: records.slice(middle) });
  return { ...second, ended: first.ended + second.ended };
}

async function end(
  deps: DeliveryDeps,
  { records, code }: { readonly records: readonly DsaRecord[]; readonly code: string },
) {
  await close(deps, { ids: records.map(({ puid }) => puid), state: "delivered", code });
  return { ended: records.length, failure: null };
}

interface Close {
  readonly ids: readonly string[];
  readonly state: Exclude<DeliveryState, "waiting">;
  readonly code?: string;
  readonly codes?: readonly string[];
}

async function close({ db, clock }: DeliveryDeps, { ids, state, code, codes = [] }: Close): Promise<void> {
  if (ids.length === 0) return;
  await db.prisma.statementDelivery.updateMany({
    where: { statementId: { in: [...ids] } },
    data: {
      state,
      lastCode: code ?? null,
      codes: [...codes],
      retryAt: null,
      deliveredAt: state === "delivered" ? clock() : null,
      ...(code === undefined ? {} : { attempts: { increment: 1 } }),
    },
  });
}
