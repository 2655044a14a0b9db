import { Router } from "express";
import type { PageKit } from "../http/page-kit.ts";
import { presentPolicy } from "../policy-revisions/present-policy.ts";
import { Layout } from "./layout.tsx";
import { sendPage } from "./send-page.tsx";

type PublicPolicy = ReturnType<typeof presentPolicy>;

/** What anybody may read of the policy in force: what each category and rule says, not how it is found. */
export function policiesRoutes({ deps }: PageKit): Router {
  const router = Router({ caseSensitive: true });
  router.get("/policies", (_req, res) => {
    const active = deps.policy();
    res.setHeader("Cache-Control", "no-cache");
    sendPage(res, <PoliciesPage title={active.compiled.title} policy={presentPolicy(active, true)} />);
  });
  return router;
}

const PoliciesPage = ({ title, policy }: { readonly title: string; readonly policy: PublicPolicy }) => (
  <Layout title={`${title} · Recourse`}>
    <h1>{title}</h1>
    <p>
      A comment that breaks these rules may be held for a moderator or removed. Whoever wrote it is told which rule, and
      can contest a removal: another person then decides.
    </p>
    {policy.categories.map(({ id, title: name, text }) => (
      <section key={id} id={id}>
        <h2>{name}</h2>
        <p>{text}</p>
        <Rules rules={policy.rules.filter(({ category }) => category === id)} />
      </section>
    ))}
    <p class="dim">
      Revision <code>{policy.revision.slice(0, 12)}</code>. Every decision names the revision it was taken under.
    </p>
  </Layout>
);

const Rules = ({ rules }: { readonly rules: PublicPolicy["rules"] }) =>
  rules.length === 0 ? null : (
    <details>
      <summary>{rules.length === 1 ? "The rule" : `The ${rules.length} rules`} that a machine checks</summary>
      <dl>
        {rules.map(({ id, title, notice }) => (
          <div key={id} id={`rule-${id}`}>
            <dt>
              <strong>{title}</strong> <code>{id}</code>
            </dt>
            <dd>{notice}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
