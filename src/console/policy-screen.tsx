import { z } from "zod";
import { readForm } from "../http/forms.ts";
import { type PublicPolicy, presentPolicy } from "../policy-revisions/present-policy.ts";
import { type ListedRevision, readRevisions } from "../policy-revisions/read-revisions.ts";
import { explainText } from "../policy-revisions/explain-text.ts";
import { type Refusal, invalid } from "../shared/refusal.ts";
import { attempt, statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, type Visit, show, useDesk } from "./desk.tsx";
import { typed } from "./fields.ts";
import { MarkedText, MatchList, NearMissList } from "./marked-text.tsx";
import { Refused, TextArea } from "./pieces.tsx";
import { PolicyTabs } from "./policy-tabs.tsx";
import { POLICY_TEXTS } from "./policy-texts.ts";
import { RevisionName } from "./revision-name.tsx";
import { Norm, RuleName } from "./rule-name.tsx";

const sandboxForm = z.object({ body: typed });

/** As the contract's call has it. */
const LONGEST_TEXT = 20_000;

export function policyScreen(desk: Desk): void {
  desk.get("/policy", async (visit) => showPolicy(visit, {}));

  desk.post("/policy", async (visit) => {
    const { body } = await readForm(visit.req, sandboxForm);
    let judged: Judged | undefined;
    const refusal = await attempt(async () => {
      if (body === "" || body.length > LONGEST_TEXT) throw invalid("/body", "Write 1 to 20,000 characters.");
      judged = explainText(visit.deps.policy(), { body, lang: visit.viewer.lang });
    });
    await showPolicy(visit, { body, judged, refusal });
  });
}

type Judged = ReturnType<typeof explainText>;

interface ShowPolicy {
  readonly body?: string;
  readonly judged?: Judged | undefined;
  readonly refusal?: Refusal | null;
}

async function showPolicy(visit: Visit, shown: ShowPolicy): Promise<void> {
  const active = visit.deps.policy();
  const policy = presentPolicy(active, { active: true, lang: visit.viewer.lang });
  const title = active.compiled.title;
  const revisions = await readRevisions(visit.deps.db.prisma);
  const page = <PolicyPage policy={policy} title={title} revisions={revisions} {...shown} />;
  await show(visit, page, statusOf(visit.res, shown.refusal));
}

interface PolicyPageProps extends ShowPolicy {
  readonly title: string;
  readonly policy: PublicPolicy;
  readonly revisions: readonly ListedRevision[];
}

function PolicyPage(props: PolicyPageProps) {
  const { texts, say } = useDesk();
  const words = POLICY_TEXTS[texts.lang];
  const { policy, title } = props;
  const isMixed = [...policy.categories, ...policy.rules].some(({ lang }) => lang !== texts.lang);
  return (
    <ConsoleLayout title={texts.policy.title}>
      <h1>{texts.policy.title}</h1>
      <PolicyTabs chosen="public" />
      <div class="bench">
        <Sandbox {...props} />
        <section class="beside">
          <h2>
            <Norm said={say(title)} />
          </h2>
          <p class="dim">
            {texts.policy.intro} <RevisionName hash={policy.revision} />.
          </p>
          {isMixed && words.inEnglish !== null ? <p class="notice">{words.inEnglish}</p> : null}
          {policy.categories.map((category) => (
            <Category key={category.id} category={category} rules={policy.rules} />
          ))}
        </section>
      </div>
    </ConsoleLayout>
  );
}

interface CategoryProps {
  readonly category: PublicPolicy["categories"][number];
  readonly rules: PublicPolicy["rules"];
}

function Category({ category: { id, title, text, lang }, rules }: CategoryProps) {
  const { texts } = useDesk();
  const own = rules.filter(({ category }) => category === id);
  return (
    <section>
      <h3 lang={lang}>{title}</h3>
      <p lang={lang}>{text}</p>
      <details>
        <summary>{texts.policy.rules(own.length)}</summary>
        <dl>
          {own.map((rule) => (
            <div key={rule.id}>
              <dt>
                <strong lang={rule.lang}>{rule.title}</strong> <code>{rule.id}</code>{" "}
                <span class="tag">{texts.severities[rule.severity]}</span>
              </dt>
              <dd lang={rule.lang}>{rule.notice}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

function Sandbox({ body = "", judged, refusal }: PolicyPageProps) {
  const { texts } = useDesk();
  return (
    <section>
      <h2>{texts.policy.sandbox}</h2>
      <Refused refusal={refusal} />
      <form method="post" action="/console/policy">
        <TextArea
          id="body"
          name="body"
          label={texts.policy.label}
          hint={texts.policy.sandboxHint}
          value={body}
          rows={6}
        />
        <button type="submit">{texts.policy.judge}</button>
      </form>
      {judged ? <Verdict judged={judged} body={body} /> : null}
    </section>
  );
}

function Verdict({ judged, body }: { readonly judged: Judged; readonly body: string }) {
  const { texts, say } = useDesk();
  const words = POLICY_TEXTS[texts.lang];
  return (
    <section class="card" role="status">
      <h3>
        {texts.policy.verdict}: <span class={VERDICT_CLASS[judged.outcome]}>{texts.outcomes[judged.outcome]}</span>
      </h3>
      <MarkedText text={body} matches={judged.matches} numbered />
      <h4>{words.why}</h4>
      {judged.matches.length === 0 ? <p class="dim">{texts.policy.clean}</p> : null}
      {judged.matches.length === 0 ? null : <MatchList matches={judged.matches} withIds />}
      <h4>{words.whyNot}</h4>
      {judged.nearMisses.length === 0 ? <p class="dim">{words.nothingNear}</p> : null}
      <NearMissList misses={judged.nearMisses} />
      {judged.notices.length === 0 ? null : (
        <>
          <h4>{texts.policy.notices}</h4>
          <ul>
            {judged.notices.map((sentence) => (
              <li key={sentence}>
                <Norm said={say(sentence)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {judged.degraded.length === 0 ? null : (
        <>
          <h4>{texts.policy.degraded}</h4>
          <ul>
            {judged.degraded.map((id) => (
              <li key={id}>
                <RuleName id={id} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const VERDICT_CLASS = { publish: "tag", flag: "tag strong", hold: "tag bad", remove: "tag bad" } as const;
