import { z } from "zod";
import { transaction } from "../db/transaction.ts";
import type { ActivePolicy, Deps } from "../deps.ts";
import { accepted } from "../http/answer.ts";
import { languageHeader, languageIn } from "../http/language-header.ts";
import { route } from "../http/route.ts";
import { queueLetter } from "../mail/outbox.ts";
import { invalid } from "../shared/refusal.ts";
import type { NewSignInLink } from "./create-sign-in-link.ts";
import { createSignInLink } from "./create-sign-in-link.ts";
import { readDisplayName } from "./display-name.ts";
import { readReturnTo } from "./return-to.ts";
import { email } from "./schema.ts";

/** No account is looked for, so the answer and its time cannot tell whether there is one. */
export const postEmailLink = route({
  method: "post",
  path: "/auth/email-link",
  summary: "Ask for a sign-in link by e-mail",
  description:
    "Always 202: the answer does not tell whether the address is known. The link is good once, for 15 minutes. With " +
    "`returnTo` its page leads there with `#recourse=<code>`.",
  tag: "Signing in",
  roles: ["anyone"],
  credentials: "ignored",
  limit: ["email_links_mailbox", "email_links_address"],
  body: z.strictObject({
    email,
    displayName: z.string().max(400).optional(),
    returnTo: z.string().max(2_000).optional(),
  }),
  headers: languageHeader,
  responses: { 202: "empty" },
  refusals: [],
  mailbox: (body) => body.email,
  handle: async (deps, { body, headers }) => {
    await mailSignInLink(deps, {
      email: body.email,
      displayName: body.displayName === undefined ? null : readName(deps.policy(), body.displayName),
      returnTo: body.returnTo === undefined ? null : readReturnTo(deps.config, body.returnTo),
      locale: languageIn(headers),
      at: deps.clock(),
    });
    return accepted();
  },
});

/** A link by e-mail, whoever has that address: nobody can tell from the outside. */
export async function mailSignInLink(deps: Deps, fields: NewSignInLink): Promise<void> {
  await transaction(deps.db, async (tx) => {
    const link = await createSignInLink(deps, tx, fields);
    await queueLetter(tx, {
      kind: "sign_in",
      subjectId: link.id,
      accountId: null,
      recipientKey: link.id,
      address: link.email,
      locale: link.locale,
      at: fields.at,
      host: new URL(deps.config.publicUrl).hostname,
    });
  });
}

function readName(policy: ActivePolicy, given: string): string {
  const read = readDisplayName(policy, given);
  if (!read.acceptable) throw invalid("/displayName", read.problem);
  return read.name;
}
