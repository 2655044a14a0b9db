import { Fragment } from "preact";
import { type DescribeStatement, type StatementSection, describeStatement } from "../decisions/describe-statement.ts";
import type { StatementData } from "../decisions/statement-of-reasons.ts";
import { Words } from "./prose.tsx";

export interface StatementSectionsProps extends Pick<DescribeStatement, "redress"> {
  readonly statement: StatementData & { readonly note: string | null };
  readonly lang: string;
  /** Heads what was told, as a part of a page about something else. */
  readonly under?: string | undefined;
}

/** A statement of reasons as its author reads it: the same words as in the letter. */
export function StatementSections({ statement, lang, under, redress }: StatementSectionsProps) {
  const { note, ...data } = statement;
  const sections = describeStatement({ data, note, locale: lang, ...(redress && { redress }) });
  const shown = (section: StatementSection, level: "h2" | "h3") => (
    <Section key={section.part} heading={level} section={section} />
  );
  if (under === undefined) return <>{sections.map((section) => shown(section, "h2"))}</>;
  return (
    <>
      <section>
        <h2>{under}</h2>
        {sections.filter(({ part }) => part !== "redress").map((section) => shown(section, "h3"))}
      </section>
      {sections.filter(({ part }) => part === "redress").map((section) => shown(section, "h2"))}
    </>
  );
}

interface SectionProps {
  readonly heading: "h2" | "h3";
  readonly section: StatementSection;
}

const Section = ({ heading: Heading, section: { heading, facts, blocks } }: SectionProps) => (
  <section>
    <Heading>{heading}</Heading>
    {blocks.map(({ text, items, quote, lang }) => (
      <div key={text}>
        <p lang={items.length === 0 ? lang : undefined}>{text}</p>
        {quote === undefined ? null : <Words text={quote} />}
        {items.length === 0 ? null : (
          <ul lang={lang}>
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        )}
      </div>
    ))}
    {facts.length === 0 ? null : (
      <dl class="facts">
        {facts.map(({ label, value }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    )}
  </section>
);
