import type { ComponentChildren } from "preact";
import { Layout } from "../pages/layout.tsx";
import { useDesk } from "./desk.tsx";
import { LanguageForm } from "./language-form.tsx";
import { MOST_COUNTED } from "./read-counts.ts";

interface ConsoleLayoutProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** Every screen: its areas at the top, who is signed in beside them. */
export function ConsoleLayout({ title, children }: ConsoleLayoutProps) {
  const { texts } = useDesk();
  return (
    <Layout wide lang={texts.lang} title={`${title} · ${texts.console}`} nav={<Areas />} footer={<Footer />}>
      <link rel="stylesheet" href="/console/assets/console.css" />
      {children}
    </Layout>
  );
}

function Footer() {
  const { texts, viewer } = useDesk();
  return (
    <>
      <p>{`${texts.signedInAs} ${viewer.name}, ${texts.roles[viewer.role]}.`}</p>
      <LanguageForm />
    </>
  );
}

function Areas() {
  const { texts, viewer, counts } = useDesk();
  const { areas } = texts;
  return (
    <>
      <nav class="areas-nav" aria-label={texts.areasLabel}>
        <ul class="areas">
          <Area path="/console" also="/console/cases" name={areas.queue} count={counts.cases} />
          <Area path="/console/appeals" name={areas.appeals} count={counts.appeals} />
          <Area path="/console/notices" name={areas.notices} count={counts.notices} />
          <Area path="/console/comments" name={areas.comments} />
          <Area path="/console/people" name={areas.people} />
          <Area path="/console/policy" name={areas.policy} />
          <Area path="/console/statistics" name={areas.statistics} />
          <Area path="/console/reviews" name={areas.reviews} />
          <Area path="/console/quality" name={areas.quality} />
          {viewer.role === "administrator" ? (
            <>
              <Area path="/console/suggestions" name={areas.suggestions} />
              <Area path="/console/transparency" name={areas.transparency} />
              <Area path="/console/letters" name={areas.letters} />
              <Area path="/console/alerts" name={areas.alerts} count={counts.alerts} />
              <Area path="/console/audit" name={areas.audit} />
            </>
          ) : null}
        </ul>
      </nav>
      <form class="sign-out" method="post" action="/console/sign-out">
        <button class="link" type="submit">
          {texts.signOut}
        </button>
      </form>
    </>
  );
}

interface AreaProps {
  readonly path: string;
  readonly also?: string;
  readonly name: string;
  readonly count?: number;
}

function Area({ path, also = path, name, count = 0 }: AreaProps) {
  const here = useDesk().path.replace(/\/$/, "");
  const isHere = here === path || here.startsWith(`${also}/`);
  return (
    <li>
      <a href={path} aria-current={isHere ? "page" : undefined}>
        {name}
        {count === 0 ? null : <span class="count">{count < MOST_COUNTED ? count : `${MOST_COUNTED - 1}+`}</span>}
      </a>
    </li>
  );
}
