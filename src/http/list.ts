import { z } from "zod";
import type { ZodType } from "zod";

/** Claim tokens, cursors and idempotency keys: the server's own, whatever a client thinks they look like. */
export const opaque = z.string().max(200);

/** `?limit=`: 1 to 100, 20 unless given. */
export const limitQuery = z.coerce.number().int().min(1).max(100).default(20);

/** Spread into a route's query: `z.object({ ...pageQuery, status: … })`. */
export const pageQuery = { limit: limitQuery, cursor: opaque.optional() };

/** The query of a list that has no other parameters. */
export const listQuery = z.object(pageQuery);

/** The shape of every list: `{ items, nextCursor }`; `nextCursor` is null on the last page. */
export const listOf = <T extends ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
