import { Router } from "express";
import { ACCOUNT_CLAUSE } from "../decisions/grounds.ts";
import { statementTexts } from "../decisions/statement-texts.ts";
import type { PageKit } from "../http/page-kit.ts";
import { presentPolicy } from "../policy-revisions/present-policy.ts";
import { type NamedRevision, readRevisionNames } from "../policy-revisions/read-revision-names.ts";
import { POLICY_LANGUAGE } from "../shared/language.ts";
import { Layout } from "./layout.tsx";
import { type Language, readLanguage } from "./locale.ts";
import { POLICY_TEXTS } from "./policy-texts.ts";
import { sendPage } from "./send-page.tsx";
import { formatDay } from "./time.tsx";

type PublicPolicy = ReturnType<typeof presentPolicy>;

/** What anybody may read of the policy in force: what each category and rule says, not how it is found. */
export function policiesRoutes({ deps }: PageKit): Router {
  const router = Router({ caseSensitive: true });
  router.get("/policies", async (req, res) => {
    const active = deps.policy();
    const policy = presentPolicy(active, true);
    res.setHeader("Cache-Control", "no-cache");
    res.setHeader("Vary", "Accept-Language");
    const named = (await readRevisionNames(deps.db.prisma))[active.revision];
    const { title } = active.compiled;
    sendPage(res, <PoliciesPage lang={readLanguage(req)} {...{ title, policy, named }} />);
  });
  return router;
}

interface PoliciesPageProps {
  readonly lang: Language;
  readonly title: string;
  readonly policy: PublicPolicy;
  readonly named: NamedRevision | undefined;
}

function PoliciesPage({ lang, title, policy, named }: PoliciesPageProps) {
  const texts = POLICY_TEXTS[lang];
  const ours = (sentence: string) => statementTexts(lang).translations[sentence] ?? sentence;
  return (
    <Layout lang={lang} title={`${title} · Recourse`}>
      <h1 lang={POLICY_LANGUAGE}>{title}</h1>
      <p>{texts.intro}</p>
      {texts.inEnglish === null ? null : <p class="notice">{texts.inEnglish}</p>}
      {policy.categories.map(({ id, title: name, text }) => (
        <section key={id} id={id}>
          <h2 lang={POLICY_LANGUAGE}>{name}</h2>
          <p lang={POLICY_LANGUAGE}>{text}</p>
          <Rules lang={lang} rules={policy.rules.filter(({ category }) => category === id)} />
        </section>
      ))}
      <section id={ACCOUNT_CLAUSE.category}>
        <h2>{ours(ACCOUNT_CLAUSE.title)}</h2>
        <p>{ours(ACCOUNT_CLAUSE.text)}</p>
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
    <details>
      <summary>{POLICY_TEXTS[lang].rules(rules.length)}</summary>
      <dl class="rules" lang={POLICY_LANGUAGE}>
        {rules.map(({ id, title, notice }) => (
          <div key={id} id={`rule-${id}`}>
            <dt>
              <strong>{title}</strong>
            </dt>
            <dd>{notice}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
