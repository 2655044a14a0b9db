import { Router } from "express";
import { ACCOUNT_CLAUSE } from "../decisions/grounds.ts";
import { type SaidNorm, sayNorm } from "../decisions/say-norm.ts";
import type { PageKit } from "../http/page-kit.ts";
import { type PublicPolicy, presentPolicy } from "../policy-revisions/present-policy.ts";
import { type NamedRevision, readRevisionNames } from "../policy-revisions/read-revision-names.ts";
import { Layout } from "./layout.tsx";
import { type Language, readLanguage } from "./locale.ts";
import { POLICY_TEXTS } from "./policy-texts.ts";
import { sendPage } from "./send-page.tsx";
import { formatDay } from "./time.tsx";

/** What anybody may read of the policy in force: what each category and rule says, not how it is found. */
export function policiesRoutes({ deps }: PageKit): Router {
  const router = Router({ caseSensitive: true });
  router.get("/policies", async (req, res) => {
    const active = deps.policy();
    const lang = readLanguage(req);
    const policy = presentPolicy(active, { active: true, lang });
    res.setHeader("Cache-Control", "no-cache");
    res.setHeader("Vary", "Accept-Language");
    const named = (await readRevisionNames(deps.db.prisma))[active.revision];
    const say = (sentence: string) => sayNorm(active, lang, sentence);
    const title = say(active.compiled.title);
    const accounts = { title: say(ACCOUNT_CLAUSE.title), text: say(ACCOUNT_CLAUSE.text) };
    sendPage(res, <PoliciesPage {...{ lang, title, accounts, policy, named }} />);
  });
  return router;
}

interface PoliciesPageProps {
  readonly lang: Language;
  readonly title: SaidNorm;
  /** What may become of an account. */
  readonly accounts: Clause;
  readonly policy: PublicPolicy;
  readonly named: NamedRevision | undefined;
}

interface Clause {
  readonly title: SaidNorm;
  readonly text: SaidNorm;
}

function PoliciesPage({ lang, title, accounts, policy, named }: PoliciesPageProps) {
  const texts = POLICY_TEXTS[lang];
  const isMixed = [...policy.categories, ...policy.rules].some((each) => each.lang !== lang);
  return (
    <Layout lang={lang} title={`${title.text} · Recourse`}>
      <h1 lang={title.lang}>{title.text}</h1>
      <p>{texts.intro}</p>
      {isMixed && texts.inEnglish !== null ? <p class="notice">{texts.inEnglish}</p> : null}
      {policy.categories.map((category) => (
        <section key={category.id} id={category.id} lang={category.lang}>
          <h2>{category.title}</h2>
          <p>{category.text}</p>
          <Rules lang={lang} rules={policy.rules.filter((rule) => rule.category === category.id)} />
        </section>
      ))}
      <section id={ACCOUNT_CLAUSE.category}>
        <h2 lang={accounts.title.lang}>{accounts.title.text}</h2>
        <p lang={accounts.text.lang}>{accounts.text.text}</p>
      </section>
      <p class="dim after">
        {named ? `${texts.revision(named.number, formatDay(named.since, lang))} ` : null}(
        <code>{policy.revision.slice(0, 12)}</code>). {texts.everyDecision}
      </p>
    </Layout>
  );
}

const Rules = ({ lang, rules }: { readonly lang: Language; readonly rules: PublicPolicy["rules"] }) =>
  rules.length === 0 ? null : (
    <details lang={lang}>
      <summary>{POLICY_TEXTS[lang].rules(rules.length)}</summary>
      <dl class="rules">
        {rules.map((rule) => (
          <div key={rule.id} id={`rule-${rule.id}`} lang={rule.lang}>
            <dt>
              <strong>{rule.title}</strong>
            </dt>
            <dd>{rule.notice}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
