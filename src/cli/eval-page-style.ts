/**
 * The report is one file, so its style is inside. Colours are those of the console's pages. It stands in the page as
 * text, and so has no sign that HTML would escape.
 */
export const EVAL_PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ink: #1c1d21; --dim: #565963; --paper: #fdfcfa; --card: #fff; --line: #d9d6cf; --soft: #eceae4;
  --good: #0b6b5b; --bad: #a1251b; --gate: #1c1d21;
  --violence: #ffc9c2; --profanity: #ffe08a; --harassment: #e3ccff; --pii: #b9dcff; --other: #d6dbd0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e9e7e2; --dim: #a9acb5; --paper: #17181b; --card: #1f2124; --line: #36383e; --soft: #2b2d32;
    --good: #58bfae; --bad: #ff9d92; --gate: #e9e7e2;
    --violence: #7c2a22; --profanity: #6b5200; --harassment: #55318a; --pii: #1d4d7c; --other: #454b40;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem clamp(0.9rem, 4vw, 2rem) 4rem; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { margin: 0 0 0.3rem; font-size: 1.7rem; }
h2 { margin: 3rem 0 0.6rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.35rem; }
h3 { margin: 1.8rem 0 0.4rem; font-size: 1.05rem; }
p { margin: 0.4rem 0; max-width: 46rem; }
a { color: inherit; }
.dim { color: var(--dim); }
.bad { color: var(--bad); font-weight: 600; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { padding: 0.2rem 0 0.5rem; text-align: left; color: var(--dim); font-size: 0.9rem; }
th, td { padding: 0.4rem 0.6rem 0.4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
thead th { color: var(--dim); font-size: 0.85rem; vertical-align: bottom; overflow-wrap: normal; }
tbody th { min-width: 8rem; }
.number { text-align: right; white-space: nowrap; overflow-wrap: normal; }
.wrap { white-space: normal; }
td:last-child, th:last-child { padding-right: 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 0.6rem; margin: 0.8rem 0; padding: 0; list-style: none; }
.figures li { padding: 0.6rem 0.8rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
.figures b { display: block; font-size: 1.35rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.figures span { color: var(--dim); font-size: 0.85rem; }
.pair { display: grid; gap: 0 2.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); align-items: start; }
.bar { position: relative; display: block; height: 0.55rem; margin-top: 0.3rem; border-radius: 3px; background: var(--soft); }
.bar i { position: absolute; inset: 0 auto 0 0; border-radius: 3px; background: var(--good); }
.bar.wrong i { background: var(--bad); }
.bar u { position: absolute; top: -0.2rem; bottom: -0.2rem; width: 2px; background: var(--gate); }
.matrix { max-width: 34rem; margin-top: 1.2rem; }
details { border-bottom: 1px solid var(--line); }
summary { padding: 0.6rem 0; cursor: pointer; font-weight: 600; }
summary:focus-visible { outline: 2px solid var(--good); outline-offset: 2px; }
.errors { margin: 0; padding: 0; list-style: none; }
.errors > li { margin: 0 0 0.8rem; padding: 0.7rem 0.9rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
.errors blockquote { margin: 0.2rem 0 0.4rem; font-family: Charter, Georgia, serif; font-size: 1.05rem; white-space: pre-wrap; unicode-bidi: plaintext; }
.errors ul { margin: 0.3rem 0 0; padding-left: 1.1rem; font-size: 0.9rem; }
.meta { color: var(--dim); font-size: 0.85rem; }
mark { padding: 0.05em 0.1em; border-radius: 3px; color: inherit; background: var(--other); }
.m-violence { background: var(--violence); } .m-profanity { background: var(--profanity); }
.m-harassment { background: var(--harassment); } .m-pii { background: var(--pii); }
@media (max-width: 30rem) {
  h1 { font-size: 1.4rem; }
  .wide { display: none; }
  th, td { padding-right: 0.4rem; }
  tbody th { min-width: 6.6rem; }
}
@media print { details > * { display: block; } }
`;
