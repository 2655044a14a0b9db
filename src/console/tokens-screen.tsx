import { z } from "zod";
import { createApiToken } from "../auth/create-api-token.ts";
import { type KnownToken, readApiToken, readApiTokens, stateOfToken } from "../auth/read-api-tokens.ts";
import { revokeApiToken } from "../auth/revoke-api-token.ts";
import { transaction } from "../db/transaction.ts";
import { readForm } from "../http/forms.ts";
import { parseInput } from "../http/parse.ts";
import { type FormProblem, FieldProblem, FormProblems } from "../pages/form-problems.tsx";
import { Notice } from "../pages/prose.tsx";
import { seeOther } from "../pages/send-page.tsx";
import { Time } from "../pages/time.tsx";
import { SCOPES, type Scope } from "../shared/actor.ts";
import { DAY, after } from "../shared/clock.ts";
import { newId } from "../shared/ids.ts";
import type { Refusal } from "../shared/refusal.ts";
import { forAdministrators } from "./administrator.ts";
import { attemptFor, statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, type Visit, idOf, show, useDesk } from "./desk.tsx";
import { asked, chosen, typed } from "./fields.ts";
import { PersonLink, Select, TextLine } from "./pieces.tsx";
import { readNames } from "./read-names.ts";
import { SettingsTabs } from "./settings-tabs.tsx";
import { SETTINGS_TEXTS } from "./settings-texts.ts";
import { StackTable } from "./stack-table.tsx";
import { type MadeToken, TokenMadePage } from "./token-made-page.tsx";
import { TOKENS_TEXTS } from "./tokens-texts.ts";

const tokensQuery = z.object({ done: asked(z.enum(["revoked", "over"])) });

const ENDINGS = ["90", "30", "365", "never"] as const;

const tokenForm = z.object({ id: typed, name: typed, scope: chosen, ends: typed });
type TokenForm = z.infer<typeof tokenForm>;
const wanted = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(100),
  scope: z.array(z.enum(SCOPES)).min(1),
  ends: z.enum(ENDINGS),
});

/** What programs call the API with. */
export function tokensScreen(plain: Desk): void {
  const desk = forAdministrators(plain);

  desk.get("/settings/tokens", async (visit) => showTokens(visit, parseInput(tokensQuery, visit.req.query)));

  desk.post("/settings/tokens", async (visit) => {
    const form = await readForm(visit.req, tokenForm);
    const made = await attemptFor(() => make(visit, form));
    if (made.refusal) return showTokens(visit, { form, refusal: made.refusal });
    // Nowhere else to go to: the secret is in this answer alone.
    await show(visit, <TokenMadePage {...made.result} />);
  });

  desk.get("/settings/tokens/:id/revoke", async (visit) => {
    const token = await readApiToken(visit.deps.db, idOf(visit));
    await show(visit, <RevokePage token={token} />);
  });

  desk.post("/settings/tokens/:id/revoke", async (visit) => {
    const { deps, actor, res } = visit;
    const { id } = await readApiToken(deps.db, idOf(visit));
    const revoked = await transaction(deps.db, (tx) => revokeApiToken(tx, { id, actor, at: deps.clock() }));
    seeOther(res, `/console/settings/tokens?done=${revoked ? "revoked" : "over"}`);
  });
}

async function make({ deps, actor }: Visit, form: TokenForm): Promise<MadeToken> {
  const { id, name, scope: scopes, ends } = parseInput(wanted, form);
  const at = deps.clock();
  const expiresAt = ends === "never" ? null : after(at, Number(ends) * DAY);
  const secret = await transaction(deps.db, (tx) => createApiToken(tx, { id, name, scopes, expiresAt, actor, at }));
  return { name, secret };
}

interface Shown {
  /** As it was typed before it was refused. */
  readonly form?: TokenForm;
  readonly refusal?: Refusal;
  readonly done?: "revoked" | "over" | undefined;
}

async function showTokens(visit: Visit, shown: Shown): Promise<void> {
  const { deps, res } = visit;
  const tokens = await readApiTokens(deps.db);
  const names = await readNames(deps, tokens.map(makerId));
  await show(visit, <TokensPage {...shown} {...{ tokens, names }} />, statusOf(res, shown.refusal));
}

/** The account of whoever made it, if it was a person. */
const makerId = ({ createdBy }: KnownToken): string | null => /^account:(.+)$/.exec(createdBy)?.[1] ?? null;

interface TokensPageProps extends Shown {
  readonly tokens: readonly KnownToken[];
  /** Of those who made them, by account. */
  readonly names: ReadonlyMap<string, string>;
}

function TokensPage(props: TokensPageProps) {
  const { lang } = useDesk().texts;
  const words = TOKENS_TEXTS[lang];
  const title = SETTINGS_TEXTS[lang].parts.tokens;
  const { tokens, done, refusal, form } = props;
  const problems = problemsOf(refusal, words);
  return (
    <ConsoleLayout title={title}>
      <h1>{title}</h1>
      <SettingsTabs chosen="tokens" />
      <Notice text={done && words.done[done]} />
      <FormProblems problems={problems} />
      <p class="dim">{words.intro}</p>
      {tokens.length === 0 ? <p class="empty">{words.empty}</p> : <TokenTable {...props} />}
      <section class="card narrow-card">
        <h2>{words.create}</h2>
        <p class="dim">{words.createHint}</p>
        <CreateCard form={form} problems={problems} />
      </section>
    </ConsoleLayout>
  );
}

type Words = (typeof TOKENS_TEXTS)["en"];

function problemsOf(refusal: Refusal | undefined, words: Words): readonly FormProblem[] {
  if (refusal?.code === "invalid_state") return [{ field: null, sentence: words.madeAlready }];
  return (refusal?.errors ?? []).map(({ pointer }) => {
    const [, name = ""] = pointer.split("/");
    const field = name === "name" || name === "scope" || name === "ends" ? name : null;
    return { field, sentence: words.problems[field ?? "other"] };
  });
}

function TokenTable({ tokens, names }: TokensPageProps) {
  const { at, texts } = useDesk();
  const { lang } = texts;
  const words = TOKENS_TEXTS[lang];
  return (
    <StackTable
      caption={words.caption}
      columns={[words.name, words.may, words.made, words.used, words.state, words.action]}
      rows={tokens.map((token) => ({
        key: token.id,
        cells: [
          token.name,
          token.scopes.map((scope) => sayScope(scope, words)).join(", "),
          <Maker token={token} names={names} />,
          token.lastUsedAt ? (
            <Time at={token.lastUsedAt.toISOString()} lang={lang} />
          ) : (
            <span class="dim">{words.never}</span>
          ),
          <State token={token} />,
          stateOfToken(token, at) === "good" ? (
            <a href={`/console/settings/tokens/${token.id}/revoke`} aria-label={words.revokeOf(token.name)}>
              {words.revoke}
            </a>
          ) : null,
        ],
      }))}
    />
  );
}

const sayScope = (scope: string, { scopes }: Words): string =>
  SCOPES.flatMap((known) => (known === scope ? [scopes[known]] : []))[0] ?? scope;

interface MakerProps {
  readonly token: KnownToken;
  readonly names: ReadonlyMap<string, string>;
}

function Maker({ token, names }: MakerProps) {
  const { lang } = useDesk().texts;
  const words = TOKENS_TEXTS[lang];
  const id = makerId(token);
  const name = id === null ? undefined : names.get(id);
  return (
    <span>
      <Time at={token.createdAt.toISOString()} lang={lang} style="day" />{" "}
      <small>
        {words.by}{" "}
        {id !== null && name !== undefined ? (
          <PersonLink person={{ id, displayName: name }} />
        ) : (
          words.operator(token.createdBy.replace(/^cli:/, ""))
        )}
      </small>
    </span>
  );
}

function State({ token }: { readonly token: KnownToken }) {
  const { at, texts } = useDesk();
  const words = TOKENS_TEXTS[texts.lang];
  const state = stateOfToken(token, at);
  const time = token.revokedAt ?? token.expiresAt;
  return (
    <span>
      <span class={state === "good" ? "tag strong" : "tag"}>{words.states[state]}</span>{" "}
      <small>
        {time === null ? (
          texts.withoutEnd
        ) : (
          <>
            {state === "good" ? words.until : words.since}{" "}
            <Time at={time.toISOString()} lang={texts.lang} style="day" />
          </>
        )}
      </small>
    </span>
  );
}

interface CreateCardProps {
  readonly form: TokenForm | undefined;
  readonly problems: readonly FormProblem[];
}

function CreateCard({ form, problems }: CreateCardProps) {
  const words = TOKENS_TEXTS[useDesk().texts.lang];
  const problemAt = (name: keyof TokenForm) => problems.find(({ field }) => field === name)?.sentence;
  return (
    <form method="post" action="/console/settings/tokens">
      {/* Names the token before it is made: sent twice, the form makes one. */}
      <input type="hidden" name="id" value={newId()} />
      <TextLine
        id="name"
        name="name"
        label={words.name}
        hint={words.nameHint}
        value={form?.name}
        problem={problemAt("name")}
      />
      <fieldset id="scope" tabIndex={-1}>
        <legend>{words.may}</legend>
        <FieldProblem field="scope" problem={problemAt("scope")} />
        {SCOPES.toReversed().map((scope) => (
          <ScopeBox key={scope} scope={scope} checked={form?.scope.includes(scope) ?? false} />
        ))}
      </fieldset>
      <Select
        id="ends"
        name="ends"
        label={words.ends}
        hint={words.endsHint}
        value={form?.ends}
        problem={problemAt("ends")}
        options={ENDINGS.map((each) => [each, words.endings[each]])}
      />
      <button type="submit">{words.submit}</button>
    </form>
  );
}

interface ScopeBoxProps {
  readonly scope: Scope;
  readonly checked: boolean;
}

function ScopeBox({ scope, checked }: ScopeBoxProps) {
  const { scopes } = TOKENS_TEXTS[useDesk().texts.lang];
  return (
    <label class="choice">
      <input type="checkbox" name="scope" value={scope} checked={checked} />
      <span>
        {scopes[scope]} <code>{scope}</code>
      </span>
    </label>
  );
}

function RevokePage({ token }: { readonly token: KnownToken }) {
  const { at, texts } = useDesk();
  const words = TOKENS_TEXTS[texts.lang];
  const title = words.revokeTitle(token.name);
  const isGood = stateOfToken(token, at) === "good";
  return (
    <ConsoleLayout title={title}>
      <h1>{title}</h1>
      <SettingsTabs chosen="tokens" />
      <p>
        {token.lastUsedAt === null ? (
          words.neverUsed
        ) : (
          <>
            {words.lastUsed} <Time at={token.lastUsedAt.toISOString()} lang={texts.lang} />.
          </>
        )}{" "}
        {isGood ? words.consequence : words.over}
      </p>
      <form method="post" action={`/console/settings/tokens/${token.id}/revoke`}>
        <p class="actions">
          {isGood ? (
            <button class="bad" type="submit">
              {words.confirm}
            </button>
          ) : null}
          <a href="/console/settings/tokens">{words.back}</a>
        </p>
      </form>
    </ConsoleLayout>
  );
}
