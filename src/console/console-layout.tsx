import type { ComponentChildren } from "preact";
import { Layout } from "../pages/layout.tsx";
import { deskTexts } from "./desk-texts.ts";
import { useDesk } from "./desk.tsx";
import { LanguageForm } from "./language-form.tsx";
import { MOST_COUNTED, type QueueCounts } from "./read-counts.ts";

interface ConsoleLayoutProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** Every screen: its areas at the top, who is signed in beside them. */
export function ConsoleLayout({ title, children }: ConsoleLayoutProps) {
  const { texts } = useDesk();
  return (
    <Layout
      wide
      lang={texts.lang}
      title={`${title} · ${texts.console}`}
      nav={<Areas />}
      scripts={["/console/assets/desk.js"]}
      footer={<Footer />}
    >
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

const MENU = "areas-menu";

/** Side by side where there is room; else behind a button, which opens them without a script. */
function Areas() {
  const { texts } = useDesk();
  return (
    <>
      <button class="quiet menu-button" type="button" popovertarget={MENU}>
        {texts.menu}
      </button>
      <div id={MENU} class="menu" popover="auto">
        <AreaLinks />
        <button class="link keyboard" type="button" hidden data-help>
          {deskTexts[texts.lang].keyboard}
        </button>
        <form class="sign-out" method="post" action="/console/sign-out">
          <button class="link" type="submit">
            {texts.signOut}
          </button>
        </form>
      </div>
    </>
  );
}

function AreaLinks() {
  const { texts, viewer, counts } = useDesk();
  const { areas } = texts;
  return (
    <nav class="areas-nav" aria-label={texts.areasLabel}>
      <ul class="areas">
        <Area path="/console" also="/console/cases" name={areas.queue} counted="cases" count={counts.cases} />
        <Area path="/console/appeals" name={areas.appeals} counted="appeals" count={counts.appeals} />
        <Area path="/console/notices" name={areas.notices} counted="notices" count={counts.notices} />
        <Area path="/console/comments" name={areas.comments} />
        <Area path="/console/people" name={areas.people} />
        <Area path="/console/policy" name={areas.policy} />
        <Area path="/console/statistics" name={areas.statistics} />
        <Area path="/console/reviews" name={areas.reviews} />
        <Area path="/console/quality" name={areas.quality} />
        {viewer.role === "administrator" ? (
          <>
            <Area path="/console/articles" name={areas.articles} />
            <Area path="/console/suggestions" name={areas.suggestions} />
            <Area path="/console/transparency" name={areas.transparency} />
            <Area path="/console/letters" name={areas.letters} />
            <Area path="/console/alerts" name={areas.alerts} counted="alerts" count={counts.alerts} />
            <Area path="/console/audit" name={areas.audit} />
            <Area path="/console/settings" name={areas.settings} />
          </>
        ) : null}
      </ul>
    </nav>
  );
}

interface AreaProps {
  readonly path: string;
  readonly also?: string;
  readonly name: string;
  /** Which of the counts it shows: a script keeps it current. */
  readonly counted?: keyof QueueCounts;
  readonly count?: number;
}

function Area({ path, also = path, name, counted, count = 0 }: AreaProps) {
  const here = useDesk().path.replace(/\/$/, "");
  const isHere = here === path || here.startsWith(`${also}/`);
  return (
    <li>
      <a href={path} aria-current={isHere ? "page" : undefined}>
        {name}
        {counted === undefined ? null : (
          <span class="count" data-count={counted} hidden={count === 0}>
            {count < MOST_COUNTED ? count : `${MOST_COUNTED - 1}+`}
          </span>
        )}
      </a>
    </li>
  );
}
