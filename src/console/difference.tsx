import type { FileDifference, Hunk, Line } from "../policy-revisions/compare-revisions.ts";
import { useDesk } from "./desk.tsx";
import { formatCount } from "./format.ts";
import { POLICY_TEXTS } from "./policy-texts.ts";

export const VIEWS = ["unified", "split"] as const;
export type View = (typeof VIEWS)[number];

interface FileProps {
  readonly file: FileDifference;
  readonly view: View;
}

/** What changed in one file, a table a place. Added and removed lines differ by sign and by colour. */
export function FileSection({ file, view }: FileProps) {
  const { lang } = useDesk().texts;
  const { revision: words } = POLICY_TEXTS[lang];
  const { path, kind, added, removed, hunks, hidden } = file;
  return (
    <section class="difference" id={`file-${path}`}>
      <h3>
        <code>{path}</code> <span class="tag">{words.kinds[kind]}</span>{" "}
        <span class="dim">{words.lines(formatCount(added, lang), formatCount(removed, lang))}</span>
      </h3>
      {hunks.length === 0 ? <p class="dim">{words.tooDifferent}</p> : null}
      {hunks.map((hunk, index) => (
        <HunkTable key={index} hunk={hunk} path={path} view={view} />
      ))}
      {hidden > 0 ? <p class="dim">{words.hidden(hidden)}</p> : null}
    </section>
  );
}

interface HunkProps {
  readonly hunk: Hunk;
  readonly path: string;
  readonly view: View;
}

function HunkTable({ hunk, path, view }: HunkProps) {
  const { revision: words } = POLICY_TEXTS[useDesk().texts.lang];
  const place = hunk.rule === null ? words.elsewhere : `${words.inRule} ${hunk.rule}`;
  const first = hunk.lines[0]?.number ?? 0;
  return (
    <div class="scroll" role="region" aria-label={`${path}, ${place}, ${words.number} ${first}`} tabIndex={0}>
      <table class={`diff ${view}`}>
        <caption>{place}</caption>
        {view === "unified" ? <UnifiedLines lines={hunk.lines} /> : <SplitLines lines={hunk.lines} />}
      </table>
    </div>
  );
}

const SIGNS: Readonly<Record<Line["kind"], string>> = { same: " ", added: "+", removed: "−" };

function UnifiedLines({ lines }: { readonly lines: readonly Line[] }) {
  const { revision: words } = POLICY_TEXTS[useDesk().texts.lang];
  return (
    <>
      <thead class="unseen">
        <tr>
          <th scope="col">{words.number}</th>
          <th scope="col">{words.newLine}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr class={line.kind}>
            <LineNumber line={line} />
            <LineText line={line} />
          </tr>
        ))}
      </tbody>
    </>
  );
}

function SplitLines({ lines }: { readonly lines: readonly Line[] }) {
  const { revision: words } = POLICY_TEXTS[useDesk().texts.lang];
  return (
    <>
      <thead>
        <tr>
          {[words.oldLine, words.newLine].map((name) => (
            <>
              <th scope="col" class="number">
                {words.number}
              </th>
              <th scope="col">{name}</th>
            </>
          ))}
        </tr>
      </thead>
      <tbody>
        {inPairs(lines).map(([old, now]) => (
          <tr>
            <Half line={old} />
            <Half line={now} />
          </tr>
        ))}
      </tbody>
    </>
  );
}

const Half = ({ line }: { readonly line: Line | undefined }) =>
  line ? (
    <>
      <LineNumber line={line} />
      <LineText line={line} />
    </>
  ) : (
    <td class="nothing" colSpan={2} />
  );

const LineNumber = ({ line: { kind, number } }: { readonly line: Line }) => <td class={`line ${kind}`}>{number}</td>;

function LineText({ line: { kind, pieces } }: { readonly line: Line }) {
  const { revision: words } = POLICY_TEXTS[useDesk().texts.lang];
  return (
    <td class={kind}>
      <span class="sign" aria-hidden="true">{`${SIGNS[kind]} `}</span>
      {kind === "same" ? null : <span class="unseen">{words[kind]}: </span>}
      <code dir="auto">{pieces.map(({ text, changed }) => (changed ? <span class="word">{text}</span> : text))}</code>
    </td>
  );
}

type Pair = readonly [old: Line | undefined, now: Line | undefined];

/** Removed lines beside the added ones that follow them; equal lines on both sides. */
function inPairs(lines: readonly Line[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let removed: Line[] = [];
  let added: Line[] = [];
  const close = () => {
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1) pairs.push([removed[at], added[at]]);
    [removed, added] = [[], []];
  };
  for (const line of lines) {
    if (line.kind === "removed" && added.length > 0) close();
    if (line.kind === "removed") removed.push(line);
    else if (line.kind === "added") added.push(line);
    else {
      close();
      pairs.push([line, line]);
    }
  }
  close();
  return pairs;
}
