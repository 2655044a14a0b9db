import { Fragment } from "preact";
import { type StatementSection, describeStatement } from "../decisions/describe-statement.ts";
import type { StatementData } from "../decisions/statement-of-reasons.ts";
import { Words } from "./prose.tsx";

export interface StatementSectionsProps {
  readonly statement: StatementData & { readonly note: string | null };
  readonly lang: string;
}

/** A statement of reasons as its author reads it: the same words as in the letter. */
export function StatementSections({ statement, lang }: StatementSectionsProps) {
  const { note, ...data } = statement;
  return (
    <>
      {describeStatement({ data, note, locale: lang }).map((section) => (
        <Section key={section.part} {...section} />
      ))}
    </>
  );
}

const Section = ({ heading, facts, blocks }: StatementSection) => (
  <section>
    <h2>{heading}</h2>
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
