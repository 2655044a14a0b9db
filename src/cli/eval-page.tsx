import { render } from "preact-render-to-string";
import type { AblationRow, CategoryReport, EvalReport, Figures } from "./build-eval-report.ts";
import { EvalCategory } from "./eval-category.tsx";
import { EVAL_PAGE_STYLE } from "./eval-page-style.ts";
import { EvalTable } from "./eval-table.tsx";
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
            <EvalCategory report={category} />
          ))}
        </main>
      </body>
    </html>
  );
}

function Summary({ categories }: { readonly categories: readonly CategoryReport[] }) {
  return (
    <EvalTable
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
    </EvalTable>
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
      <EvalTable caption="J, recall / specificity, gates" columns={["Category", "Rules alone", "Model alone", "Both"]}>
        {rows.map(({ category, rules, model, both }) => (
          <tr>
            <th scope="row">{category}</th>
            {[rules, model, both].map((figures) => (
              <td class="number">{figures ? <FiguresCell figures={figures} /> : "–"}</td>
            ))}
          </tr>
        ))}
      </EvalTable>
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
