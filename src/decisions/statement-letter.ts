import type { Prisma } from "../db/generated/client.ts";
import type { Tx } from "../db/client.ts";
import type { Deps } from "../deps.ts";
import { type LetterAction, type LetterSection, letterHtml, letterText } from "../mail/letter.ts";
import type { Composer } from "../mail/outbox.ts";
import { alertUndelivered } from "./alert-undelivered.ts";
import { appealToken } from "./appeal-link.ts";
import { type StatementBlock, describeStatement } from "./describe-statement.ts";
import { readStatement } from "./read-statement.ts";
import { languageOf } from "../shared/language.ts";

const PARTS = {
  comment: { include: { article: { select: { title: true } } } },
  restriction: true,
  statement: { include: { text: true } },
} as const satisfies Prisma.DecisionInclude;

export type ToldDecision = Prisma.DecisionGetPayload<{ include: typeof PARTS }>;

/** What one kind of statement says around its reasons. */
export interface StatementLetterWords {
  readonly subject: string;
  readonly title: string;
  readonly intro: string;
  /** How to use the link. */
  readonly contest: string;
  readonly action: string;
  readonly footer: string;
}

/**
 * A statement of reasons by mail, with the author's link to contest it; it does not quote the comment. `wordsFor` gives
 * null when there is nothing to say any more. Accepted, the letter opens the window for an appeal.
 */
export const statementLetter = (
  wordsFor: (decision: ToldDecision, locale: string) => StatementLetterWords | null,
): Composer => ({
  async compose(deps, { subjectId, locale }) {
    const link = await deps.db.prisma.appealLink.findFirst({
      where: { decisionId: subjectId, party: "author", revokedAt: null },
      include: { decision: { include: PARTS } },
    });
    const words = link && wordsFor(link.decision, locale);
    if (!words) return null;
    const body = {
      lang: languageOf(locale),
      title: words.title,
      sections: await sectionsOf(link.decision, { deps, words, locale }),
      action: linkAction(deps, link, words.action),
      footer: [words.footer],
    };
    return { subject: words.subject, text: letterText(body), html: letterHtml(body) };
  },
  onAccepted: (tx, { subjectId }, at) => markTold(tx, { decisionId: subjectId, at }),
  onFailed: alertUndelivered,
});

/** The author was told: the window opens, unless it is open already. */
async function markTold(tx: Tx, { decisionId, at }: { readonly decisionId: string; readonly at: Date }): Promise<void> {
  await tx.appealLink.updateMany({ where: { decisionId, party: "author", toldAt: null }, data: { toldAt: at } });
}

interface Saying {
  readonly words: StatementLetterWords;
  readonly locale: string;
}

type Told = Saying & { readonly deps: Pick<Deps, "db"> };

async function sectionsOf({ statement }: ToldDecision, { deps, words, locale }: Told): Promise<LetterSection[]> {
  if (!statement) throw new Error("a letter about a decision without a statement of reasons");
  const data = await readStatement(deps.db.prisma, statement.data);
  const described = describeStatement({ data, note: statement.text?.note ?? null, locale });
  return [
    { paragraphs: [words.intro] },
    ...described.flatMap(({ heading, blocks, facts }) => [{ heading }, ...blocks.flatMap(sectionsOfBlock), { facts }]),
    { paragraphs: [words.contest] },
  ];
}

/** What somebody wrote, and what is in another language, is set apart from our own words. */
function sectionsOfBlock({ text, items, quote, lang }: StatementBlock): readonly LetterSection[] {
  if (items.length === 0 && quote === undefined) return [{ paragraphs: [text], ...(lang && { lang }) }];
  return [
    { paragraphs: [text] },
    ...(quote === undefined ? [] : [{ quote }]),
    ...(items.length === 0 ? [] : [{ items, ...(lang && { lang }) }]),
  ];
}

function linkAction({ config }: Deps, link: { id: string; keyId: string }, label: string): LetterAction {
  const token = appealToken(config.appealLinkKeys, link);
  // A letter without its link would take the right to appeal away: better that an administrator sees it fail.
  if (token === null) throw new Error(`the key ${link.keyId} of an appeal link is not in APPEAL_LINK_KEYS`);
  return { label, url: `${config.publicUrl}/appeals/${token}` };
}
