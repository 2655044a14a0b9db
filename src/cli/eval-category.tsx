import type { SliceScore } from "../policy/scoring/score-category.ts";
import type { CategoryReport } from "./build-eval-report.ts";
import { EvalErrors } from "./eval-errors.tsx";
import { EvalTable } from "./eval-table.tsx";
import { count, percent, points } from "./eval-words.ts";

/** One category: its figures, how each slice did, and what was wrong. */
export function EvalCategory({ report }: { readonly report: CategoryReport }) {
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
      <EvalErrors heading="Flagged wrongly, the gravest first" errors={worst.flagged} />
      <EvalErrors heading="Missed, those first that the model was surest of" errors={worst.missed} />
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
    <EvalTable of={of} caption={`${caption} (a full bar is ${percent(full, 0)})`} columns={["Slice", "Rows", "Share"]}>
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
    </EvalTable>
  );
}

function Confusion({ report: { title, confusion, missedButFlagged } }: { readonly report: CategoryReport }) {
  return (
    <div class="matrix">
      <EvalTable of={title} caption="All rows alike" columns={["Rows", "Flagged", "Left alone"]}>
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
      </EvalTable>
    </div>
  );
}
