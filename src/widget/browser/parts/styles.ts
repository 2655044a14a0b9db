/**
 * The embed's own look. It takes font, text colour and colour scheme from the page, and from a publisher who sets them:
 * `--recourse-accent`, `--recourse-on-accent`, `--recourse-line`, `--recourse-paper`, `--recourse-radius`.
 */
export const STYLES = `
:host {
  --accent: var(--recourse-accent, #0b5c6b);
  --on-accent: var(--recourse-on-accent, #fff);
  --line: var(--recourse-line, color-mix(in srgb, currentColor 22%, transparent));
  --paper: var(--recourse-paper, Canvas);
  --radius: var(--recourse-radius, 6px);
  --dim: color-mix(in srgb, currentColor 72%, transparent);
  display: block;
  overflow-wrap: anywhere;
  line-height: 1.55;
}
@supports (color: light-dark(red, blue)) {
  :host {
    --accent: var(--recourse-accent, light-dark(#0b5c6b, #7fc9d6));
    --on-accent: var(--recourse-on-accent, light-dark(#fff, #0c2a30));
  }
}
* { box-sizing: border-box; }
h2 { font-size: 1.35em; margin: 0 0 .5em; line-height: 1.25; }
h3 { font-size: 1em; margin: 1.5em 0 .5em; }
p { margin: .5em 0; }
a { color: var(--accent); }
.dim, a.dim { color: var(--dim); font-size: .875em; text-decoration: none; }
a.dim:hover { text-decoration: underline; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.thread { list-style: none; margin: 0; padding: 0; }
.below { border-left: 2px solid var(--line); padding-left: clamp(.6rem, 3vw, 1.25rem); }
.comment { margin: 1.25em 0; }
.comment header { display: flex; flex-wrap: wrap; gap: .1em .7em; align-items: baseline; }
.body { white-space: pre-wrap; margin: .25em 0; }
.own { border-left: 3px solid var(--accent); padding-left: .9em; }
.state { border: 1px solid var(--line); border-radius: var(--radius); padding: .3em .9em; margin: .6em 0; }
.problem { border-left: 3px solid #c0392b; padding-left: .7em; width: 100%; }
.said { position: fixed; inset: auto 1rem 1rem; margin: 0 auto; width: fit-content; max-width: 30rem; z-index: 2;
  color: Canvas; background: CanvasText; border-radius: var(--radius); padding: .6em 1.1em; }
.said:empty { padding: 0; }
.empty { color: var(--dim); padding: 2em 0; text-align: center; }
.actions, .sorts { display: flex; flex-wrap: wrap; gap: .2em 1.1em; align-items: center; margin: .3em 0; }
.sorts { border-bottom: 1px solid var(--line); margin-top: 1.5em; }
.sorts .link[aria-pressed="true"] { color: inherit; text-decoration: none; font-weight: 600;
  box-shadow: 0 2px 0 var(--accent); border-radius: 0; }
label, legend { display: block; font-weight: 600; padding: 0; margin: .5em 0 .25em; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
.sign-in { border: 1px solid var(--line); border-radius: var(--radius); padding: .2em .9em .6em; margin: .6em 0; }
.sign-in legend { padding: 0 .3em; margin: 0; }
textarea, input:not([type=radio]) { width: 100%; font: inherit; color: inherit; background: transparent;
  border: 1px solid color-mix(in srgb, currentColor 55%, transparent); border-radius: var(--radius); padding: .5em .7em; }
textarea { resize: vertical; }
.choice { display: flex; gap: .6em; align-items: baseline; font-weight: 400; margin: 0; padding: .25em 0; }
input[type=radio] { accent-color: var(--accent); inline-size: 1.1em; block-size: 1.1em; flex: none; }
button { font: inherit; font-weight: 600; cursor: pointer; color: var(--on-accent); background: var(--accent);
  border: 1px solid var(--accent); border-radius: var(--radius); padding: .45em 1em; min-height: 2.6em; }
button.quiet { color: var(--accent); background: transparent; }
button.link { color: var(--accent); background: none; border: 0; padding: .2em 0; min-height: 1.75em; font-weight: 400;
  font-size: .9375em; }
button.link:hover { text-decoration: underline; }
button.link[aria-pressed="true"] { font-weight: 700; }
button:disabled { opacity: .6; cursor: default; }
.arrivals { position: sticky; top: .5rem; height: 0; text-align: center; z-index: 1; }
.arrivals button { border-radius: 99px; box-shadow: 0 2px 10px rgb(0 0 0 / .25); margin-top: .4rem; }
dialog { color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: calc(var(--radius) * 1.5);
  width: min(32rem, calc(100vw - 2rem)); max-height: calc(100dvh - 2rem); padding: 1.2em 1.4em; }
dialog::backdrop { background: rgb(0 0 0 / .5); }
@media print { form, .actions, .sorts, .arrivals, button { display: none; } }
`;
