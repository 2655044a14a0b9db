import { z } from "zod";
import { parseInput } from "../http/parse.ts";
import { nextLetterState } from "../mail/states.ts";
import { Time } from "../pages/time.tsx";
import { seeOther } from "../pages/send-page.tsx";
import { LETTER_STATES, type LetterItem, listLetters, readLetter, retryLetter } from "../reports/letters.ts";
import type { Refusal } from "../shared/refusal.ts";
import { assertAdministrator } from "./administrator.ts";
import { attempt, statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, type Visit, idOf, show, useDesk } from "./desk.tsx";
import { askedText, queryOf } from "./fields.ts";
import { LettersOrJobs } from "./jobs-screen.tsx";
import { LETTERS_TEXTS } from "./letters-texts.ts";
import { Pager, Refused, type Said, SaidNotice } from "./pieces.tsx";
import { readNames } from "./read-names.ts";
import { saidQuery } from "./said.ts";
import { sayAnswer } from "./say-answer.ts";
import { StackTable } from "./stack-table.tsx";
import { Tabs } from "./tabs.tsx";

const lettersQuery = z.object({ state: z.enum(LETTER_STATES).catch("failed"), cursor: askedText });
type LettersQuery = z.infer<typeof lettersQuery>;

const PAGE = 30;

export function lettersScreen(desk: Desk): void {
  desk.get("/letters", async (visit) => {
    assertAdministrator(visit);
    await showLetters(visit, {
      query: parseInput(lettersQuery, visit.req.query),
      said: saidQuery(visit),
      refusal: null,
    });
  });

  desk.post("/letters/:id/retry", async (visit) => {
    assertAdministrator(visit);
    const { id } = await readLetter(visit.deps, idOf(visit));
    const refusal = await attempt(() => retryLetter(visit.deps, { id, actor: visit.actor }));
    if (refusal) return showLetters(visit, { query: { state: "failed" }, refusal });
    seeOther(visit.res, "/console/letters?said=retried");
  });
}

interface ShowLetters {
  readonly query: LettersQuery;
  readonly refusal: Refusal | null;
  readonly said?: Said | undefined;
}

async function showLetters(visit: Visit, shown: ShowLetters): Promise<void> {
  const page = await listLetters(visit.deps, { ...shown.query, limit: PAGE });
  const names = await readNames(
    visit.deps,
    page.items.map(({ accountId }) => accountId),
  );
  await show(visit, <LettersPage page={page} names={names} {...shown} />, statusOf(visit.res, shown.refusal));
}

interface LettersPageProps extends ShowLetters {
  readonly page: { readonly items: readonly LetterItem[]; readonly nextCursor: string | null };
  /** Of whom they are for, by account. */
  readonly names: ReadonlyMap<string, string>;
}

function LettersPage({ query: { state, cursor }, page, names, said, refusal }: LettersPageProps) {
  const { texts } = useDesk();
  const href = (query: Partial<LettersQuery>) => `/console/letters${queryOf({ state, ...query })}`;
  return (
    <ConsoleLayout title={texts.letters.title}>
      <h1>{texts.letters.title}</h1>
      <LettersOrJobs chosen="letters" />
      <SaidNotice said={said} />
      <Refused refusal={refusal} />
      <Tabs
        label={texts.letters.tabs}
        chosen={state}
        tabs={LETTER_STATES.toReversed().map((each) => [each, texts.letterStates[each], href({ state: each })])}
      />
      {page.items.length === 0 ? (
        <p class="empty">{texts.letters.empty}</p>
      ) : (
        <LetterTable letters={page.items} names={names} />
      )}
      <Pager
        nextHref={page.nextCursor === null ? null : href({ cursor: page.nextCursor })}
        firstHref={cursor === undefined ? null : href({})}
      />
    </ConsoleLayout>
  );
}

interface LetterTableProps extends Pick<LettersPageProps, "names"> {
  readonly letters: readonly LetterItem[];
}

function LetterTable({ letters: rows, names }: LetterTableProps) {
  const { texts } = useDesk();
  const { letters } = texts;
  const words = LETTERS_TEXTS[texts.lang];
  const attempts = { name: letters.attempts, number: true } as const;
  return (
    <StackTable
      caption={letters.caption}
      columns={[letters.kind, letters.to, letters.created, attempts, letters.code, letters.sent]}
      rows={rows.map((letter) => ({
        key: letter.id,
        cells: [
          texts.letterKinds[letter.kind] ?? words.otherKind,
          letter.accountId === null ? (
            <span class="dim">{words.withoutAccount}</span>
          ) : (
            <a href={`/console/people/${letter.accountId}`}>{names.get(letter.accountId) ?? letters.account}</a>
          ),
          <Time at={letter.createdAt} lang={texts.lang} />,
          letter.attempts,
          letter.lastCode === null ? "–" : <AnswerWords code={letter.lastCode} />,
          <Sent letter={letter} />,
        ],
      }))}
    />
  );
}

/** What the mail server's last answer means, with its code for whoever looks it up. */
function AnswerWords({ code }: { readonly code: string }) {
  const { lang } = useDesk().texts;
  return (
    <span>
      {sayAnswer(code, lang)} <code>{code}</code>
    </span>
  );
}

function Sent({ letter }: { readonly letter: LetterItem }) {
  const { texts } = useDesk();
  if (letter.sentAt !== null) return <Time at={letter.sentAt} lang={texts.lang} />;
  if (!nextLetterState(letter.state, "retry")) return <>{texts.letterStates[letter.state]}</>;
  return (
    <form method="post" action={`/console/letters/${letter.id}/retry`}>
      <button class="link" type="submit">
        {texts.letters.retry}
      </button>
    </form>
  );
}
