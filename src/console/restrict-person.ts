import { z } from "zod";
import { readAccount } from "../authors/read-users.ts";
import { parseInput } from "../http/parse.ts";
import { restrictAuthor } from "../restrictions/restrict-author.ts";
import { restrictBody } from "../restrictions/schema.ts";
import type { Visit } from "./desk.tsx";
import { orAbsent, typed } from "./fields.ts";
import type { RestrictForm } from "./restrict-card.tsx";

export const restrictForm = z.object({
  kind: typed,
  until: typed,
  category: typed,
  reason: typed,
  openComments: typed,
  replaces: typed,
});

interface RestrictPerson {
  readonly accountId: string;
  readonly form: RestrictForm;
}

/** What a filled-in form asks for, from whichever screen. */
export async function restrictPerson({ deps, actor }: Visit, { accountId, form }: RestrictPerson): Promise<void> {
  const { until, category, openComments, replaces, ...fields } = form;
  const account = await readAccount(deps, accountId);
  const day = orAbsent(until);
  const body = parseInput(restrictBody, {
    ...fields,
    until: day === undefined ? null : `${day}T00:00:00Z`,
    category: orAbsent(category),
    openComments: orAbsent(openComments),
    replaces: orAbsent(replaces),
  });
  await restrictAuthor(deps, { account, ...body, until: body.until ? new Date(body.until) : null, actor });
}
