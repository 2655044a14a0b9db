import type { ComponentChildren } from "preact";
import { render } from "preact-render-to-string";
import { cutText } from "../console/cut-text.ts";
import type { SliceScore } from "../policy/scoring/score-category.ts";
import type { AblationRow, CategoryReport, EvalError, EvalReport, Figures } from "./build-eval-report.ts";
import { EVAL_PAGE_STYLE } from "./eval-page-style.ts";
import { calibrationNote, count, percent, points } from "./eval-words.ts";

/** The report as one file for a browser: no script, nothing loaded from elsewhere. */
export function presentEvalPage(report: EvalReport): string {
  return `<!doctype html>\n${render(<EvalPage report={report} />)}`;
}

/** Should a text ever escape its place, nothing in it could run or load. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const JUDGED_BY = { all: "", rules: ", without its model", model: ", its model alone" } as const;

function EvalPage({ report }: { readonly report: EvalReport }) {
  const { policy, speed, ablation, categories } = report;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <title>{`Evaluation of “${policy.title}”`}</title>
        <style>{EVAL_PAGE_STYLE}</style>
      </head>
      <body>
        <main>
          <h1>
            Evaluation of “<bdi>{policy.title}</bdi>”{JUDGED_BY[report.parts]}
          </h1>
          <p class="dim">
            Revision {policy.revision.slice(0, 12)}, engine {policy.engine}. {count(speed.commentsPerSecond)} comments a
            second on one core, explanations included ({count(speed.comments)} texts of {speed.meanCharacters}{" "}
            characters).
          </p>
          <Summary categories={categories} />
          {ablation ? <Ablation rows={ablation} report={report} /> : null}
          {categories.map((category) => (
            <Category report={category} />
          ))}
        </main>
      </body>
    </html>
  );
}

interface TableProps {
  /** Of the category, where each has such a table: regions of one page have different names. */
  readonly of?: string;
  readonly caption: string;
  /** One that the page repeats further down is left out on a narrow screen. */
  readonly columns: readonly (string | { readonly wide: string })[];
  readonly children: ComponentChildren;
}

/** Its first column names the row; the others are numbers. */
function Table({ of, caption, columns, children }: TableProps) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={of ? `${of}: ${caption}` : caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th scope="col" class={columnClass(column, at)}>
                {typeof column === "string" ? column : column.wide}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function columnClass(column: TableProps["columns"][number], at: number): string | undefined {
  if (at === 0) return undefined;
  return typeof column === "string" ? "number" : "number wide";
}

function Summary({ categories }: { readonly categories: readonly CategoryReport[] }) {
  return (
    <Table
      caption="J = 100 × (recall + specificity − 1), both as the mean over slices; precision and F1 over all rows"
      columns={[
        "Category",
        "J",
        "Recall",
        "Specificity",
        { wide: "Precision" },
        { wide: "F1" },
        "Gates",
        { wide: "Rows" },
      ]}
    >
      {categories.map(({ category, title, j, recall, specificity, precision, f1, gates, broken, rows }) => (
        <tr>
          <th scope="row">
            <a href={`#${category}`}>
              <bdi>{title}</bdi>
            </a>
          </th>
          <td class="number">{points(j)}</td>
          <td class="number">{percent(recall)}</td>
          <td class="number">{percent(specificity)}</td>
          <td class="number wide">{percent(precision)}</td>
          <td class="number wide">{percent(f1)}</td>
          <td class="number">
            <Gates gates={gates} broken={broken} />
          </td>
          <td class="number wide">{count(rows)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Gates({ gates, broken }: Pick<Figures, "gates" | "broken">) {
  if (gates === 0) return <>none applies</>;
  return broken.length === 0 ? <>kept</> : <span class="bad">{broken.length} broken</span>;
}

function Ablation({ rows, report }: { readonly rows: readonly AblationRow[]; readonly report: EvalReport }) {
  return (
    <section>
      <h2>What rules and model do alone</h2>
      <Table caption="J, recall / specificity, gates" columns={["Category", "Rules alone", "Model alone", "Both"]}>
        {rows.map(({ category, rules, model, both }) => (
          <tr>
            <th scope="row">{category}</th>
            {[rules, model, both].map((figures) => (
              <td class="number">{figures ? <FiguresCell figures={figures} /> : "–"}</td>
            ))}
          </tr>
        ))}
      </Table>
      {report.calibratedBy ? <p class="dim">{calibrationNote(report.calibratedBy)}</p> : null}
    </section>
  );
}

const FiguresCell = ({ figures: { j, recall, specificity, gates, broken } }: { readonly figures: Figures }) => (
  <>
    <b>{points(j)}</b>
    <br />
    <span class="meta">
      {percent(recall, 0).replace(" %", "")} / {percent(specificity, 0)}
      <br />
      gates <Gates gates={gates} broken={broken} />
    </span>
  </>
);

function Category({ report }: { readonly report: CategoryReport }) {
  const { category, title, slices, worst } = report;
  return (
    <section>
      <h2 id={category} dir="auto">
        {title}
      </h2>
      <ul class="figures">
        <Figure name="J" value={points(report.j)} />
        <Figure name="recall" value={percent(report.recall)} />
        <Figure name="specificity" value={percent(report.specificity)} />
        <Figure name="precision" value={percent(report.precision)} />
        <Figure name="F1" value={percent(report.f1)} />
      </ul>
      <p>
        <GatesSentence report={report} />
        {report.thresholds ? ` Flagged above ${report.thresholds.map((each) => each.toFixed(3)).join(" and ")}.` : null}
        {report.degraded > 0 ? <span class="bad"> A rule erred on {count(report.degraded)} texts.</span> : null}
      </p>
      <div class="pair">
        <Slices
          of={title}
          caption="Found, where the category applies"
          slices={slices.filter(({ positive }) => positive)}
        />
        <Slices of={title} caption="Flagged, where it does not" slices={slices.filter(({ positive }) => !positive)} />
      </div>
      <Confusion report={report} />
      <Errors heading="Flagged wrongly, the gravest first" errors={worst.flagged} />
      <Errors heading="Missed, those first that the model was surest of" errors={worst.missed} />
    </section>
  );
}

function GatesSentence({ report: { gates, broken } }: { readonly report: CategoryReport }) {
  if (gates === 0) return <>No gate applies to these slices.</>;
  if (broken.length === 0) return <>No gate is broken.</>;
  return (
    <span class="bad">
      Over their gates:{" "}
      {broken.map((name, at) => (
        <>
          {at === 0 ? "" : ", "}
          <bdi>{name}</bdi>
        </>
      ))}
      .
    </span>
  );
}

const Figure = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <li>
    <span>{name}</span>
    <b>{value}</b>
  </li>
);

/** Few harmless texts are flagged, so their bars are drawn larger: a full one is this share. */
function fullBar(slices: readonly SliceScore[]): number {
  if (slices.some(({ positive }) => positive)) return 1;
  const most = Math.max(0.05, ...slices.flatMap(({ rate, limit }) => [rate, limit ?? 0]));
  return Math.min(1, Math.ceil(most * 20) / 20);
}

interface SlicesProps {
  readonly of: string;
  readonly caption: string;
  readonly slices: readonly SliceScore[];
}

function Slices({ of, caption, slices }: SlicesProps) {
  const full = fullBar(slices);
  if (slices.length === 0) return null;
  return (
    <Table of={of} caption={`${caption} (a full bar is ${percent(full, 0)})`} columns={["Slice", "Rows", "Share"]}>
      {slices.map((slice) => (
        <tr>
          <th scope="row">
            <bdi>{slice.name}</bdi>
            <span class={slice.positive ? "bar" : "bar wrong"} aria-hidden="true">
              <i style={`width: ${((slice.rate / full) * 100).toFixed(1)}%`} />
              {slice.limit === null ? null : <u style={`left: ${((slice.limit / full) * 100).toFixed(1)}%`} />}
            </span>
          </th>
          <td class="number">{count(slice.rows)}</td>
          <td class="number">
            <span class={slice.broken ? "bad" : undefined}>{percent(slice.rate)}</span>
            {slice.limit === null ? null : <div class="meta">at most {percent(slice.limit, 0)}</div>}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Confusion({ report: { title, confusion, missedButFlagged } }: { readonly report: CategoryReport }) {
  return (
    <div class="matrix">
      <Table of={title} caption="All rows alike" columns={["Rows", "Flagged", "Left alone"]}>
        <tr>
          <th scope="row">Category applies</th>
          <td class="number">{count(confusion.found)}</td>
          <td class="number">
            {count(confusion.missed)}
            <div class="meta wrap">{count(missedButFlagged)} flagged by another category</div>
          </td>
        </tr>
        <tr>
          <th scope="row">Does not apply</th>
          <td class="number">{count(confusion.flaggedWrongly)}</td>
          <td class="number">{count(confusion.leftAlone)}</td>
        </tr>
      </Table>
    </div>
  );
}

function Errors({ heading, errors }: { readonly heading: string; readonly errors: readonly EvalError[] }) {
  if (errors.length === 0) return null;
  return (
    <details>
      <summary>
        {heading} ({errors.length})
      </summary>
      <ol class="errors">
        {errors.map((error) => (
          <ErrorItem error={error} />
        ))}
      </ol>
    </details>
  );
}

/** A quoted word that runs the other way, or turns what follows it, must not turn the sentence about it. */
const Explanation = ({ text }: { readonly text: string }) => (
  <>{text.split(/(?<=“)([^”]*)(?=”)/).map((piece, at) => (at % 2 === 1 ? <bdi>{piece}</bdi> : piece))}</>
);

function ErrorItem({ error: { id, slice, text, modelScore, matches } }: { readonly error: EvalError }) {
  return (
    <li>
      <div class="meta">
        <bdi>{slice}</bdi> · <bdi>{id}</bdi>
        {modelScore === null ? null : ` · model ${modelScore.toFixed(2)}`}
      </div>
      <blockquote dir="auto">
        {cutText(text, matches).map(({ text: piece, match }) =>
          match ? (
            <mark class={`m-${match.category}`} title={match.explanation}>
              {piece}
            </mark>
          ) : (
            piece
          ),
        )}
      </blockquote>
      {matches.length === 0 ? (
        <p class="meta">No rule matched.</p>
      ) : (
        <ul>
          {matches.map(({ explanation }) => (
            <li>
              <Explanation text={explanation} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
