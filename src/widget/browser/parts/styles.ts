/**
 * The embed's own look. It takes font, text colour and colour scheme from the page, and from a publisher who sets them:
 * `--recourse-accent`, `--recourse-on-accent`, `--recourse-line`, `--recourse-paper`, `--recourse-mark`,
 * `--recourse-alert`, `--recourse-radius`.
 */
export const STYLES = `
:host {
  --accent: var(--recourse-accent, #0b5c6b);
  --on-accent: var(--recourse-on-accent, #fff);
  --alert: var(--recourse-alert, #b3301f);
  --mark: var(--recourse-mark, color-mix(in srgb, var(--accent) 11%, transparent));
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
    --alert: var(--recourse-alert, light-dark(#b3301f, #ff9d92));
  }
}
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
/* On a page in a right-to-left script ours still reads from its own side. */
h2, h3, p, label, legend, button, time, span, strong { unicode-bidi: plaintext; }
h2 { font-size: 1.35em; margin: 0; line-height: 1.25; }
h3 { font-size: 1em; margin: 1.5em 0 .5em; }
p { margin: .5em 0; }
a { color: var(--accent); }
blockquote { margin: .5em 0; padding-inline-start: .9em; border-inline-start: 3px solid var(--line); white-space: pre-wrap; }
.waiting { min-block-size: 100vh; }
.top { display: flex; flex-wrap: wrap; gap: .2em 1.2em; align-items: baseline; justify-content: space-between;
  margin-bottom: .6em; }
.dim { color: var(--dim); font-size: .875em; }
a.dim { text-decoration: none; position: relative; }
a.dim:hover { text-decoration: underline; }
.when[data-exact]:is(:hover, :focus-visible)::after { content: attr(data-exact); position: absolute; inset-block-start: 100%;
  inset-inline-start: 0; z-index: 3; width: max-content; max-width: 60vw; padding: .2em .6em; border-radius: var(--radius);
  color: Canvas; background: CanvasText; pointer-events: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.thread { list-style: none; margin: 0; padding: 0; }
.below { border-inline-start: 2px solid var(--line); padding-inline-start: clamp(.6rem, 3vw, 1.25rem); }
.comment { margin: 1.25em 0; scroll-margin: 4em 0; }
.comment header { display: flex; flex-wrap: wrap; gap: .1em .7em; align-items: baseline; }
.comment:focus-visible { outline-offset: 6px; }
.body { white-space: pre-wrap; margin: .25em 0; }
.cut { max-height: 24em; overflow: hidden; mask-image: linear-gradient(#000 75%, transparent); }
.gone { font-weight: 400; font-style: italic; color: var(--dim); }
.own { border-inline-start: 3px solid var(--accent); padding-inline-start: .9em; }
.chosen { background: var(--mark); box-shadow: 0 0 0 .6em var(--mark); border-radius: 2px; }
.mark { background: var(--mark); border: 1px solid var(--accent); border-radius: 99px; padding: 0 .6em; font-size: .8em; }
.state { border: 1px solid var(--line); border-radius: var(--radius); padding: .3em .9em; margin: .6em 0; width: 100%; }
.warn { border-inline-start: 4px solid var(--alert); }
.why { margin: .3em 0; padding-inline-start: 1.2em; }
.problem { border-inline-start: 3px solid var(--alert); padding-inline-start: .7em; width: 100%; }
.said { position: fixed; inset: auto 1rem 1rem; margin: 0 auto; width: fit-content; max-width: 30rem; z-index: 4;
  color: Canvas; background: CanvasText; border-radius: var(--radius); padding: .6em 1.1em; }
.said:empty { padding: 0; }
.empty { color: var(--dim); padding: 2em 0; text-align: center; }
.actions, .sorts { display: flex; flex-wrap: wrap; gap: .2em 1.1em; align-items: center; margin: .3em 0; }
.top .actions { margin: 0; }
.sorts { border-bottom: 1px solid var(--line); margin-top: 1.5em; }
.sorts .link[aria-pressed="true"] { color: inherit; text-decoration: none; font-weight: 600;
  box-shadow: 0 2px 0 var(--accent); border-radius: 0; }
label, legend { display: block; font-weight: 600; padding: 0; margin: .5em 0 .25em; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
form { width: 100%; }
.sign-in { border: 1px solid var(--line); border-radius: var(--radius); padding: .2em .9em .6em; margin: .6em 0; }
.sign-in legend { padding: 0 .3em; margin: 0; }
textarea, input:not([type=radio]), button.field { width: 100%; font: inherit; color: inherit; background: transparent;
  border: 1px solid color-mix(in srgb, currentColor 55%, transparent); border-radius: var(--radius); padding: .5em .7em; }
textarea { resize: vertical; }
button.field { text-align: start; min-height: 3em; cursor: text; font-weight: 400; color: var(--dim); }
button.field:hover { border-color: var(--accent); }
.choice { display: flex; gap: .6em; align-items: baseline; font-weight: 400; margin: 0; padding: .25em 0; }
input[type=radio] { accent-color: var(--accent); inline-size: 1.1em; block-size: 1.1em; flex: none; }
button { font: inherit; font-weight: 600; cursor: pointer; color: var(--on-accent); background: var(--accent);
  border: 1px solid var(--accent); border-radius: var(--radius); padding: .45em 1em; min-height: 2.6em; }
button.quiet { color: var(--accent); background: transparent; }
button.link { color: var(--accent); background: none; border: 0; padding: .2em 0; min-height: 1.75em; font-weight: 400;
  font-size: .9375em; }
button.link:hover { text-decoration: underline; }
button.link[aria-pressed="true"] { font-weight: 700; }
button.fold { color: var(--dim); background: none; border: 1px solid transparent; padding: 0; min-height: 0; margin-inline-start: auto;
  width: 1.75em; height: 1.75em; line-height: 1; flex: none; align-self: center; }
button.fold:hover { border-color: var(--line); }
button:disabled { opacity: .6; cursor: default; }
.arrivals { position: sticky; top: .5rem; height: 0; text-align: center; z-index: 2; }
.arrivals button { border-radius: 99px; box-shadow: 0 2px 10px rgb(0 0 0 / .25); margin-top: .4rem; }
dialog { color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: calc(var(--radius) * 1.5);
  width: min(40rem, calc(100vw - 2rem)); max-height: calc(100dvh - 2rem); padding: 1.2em 1.4em; }
dialog::backdrop { background: rgb(0 0 0 / .5); }
dialog .top { flex-wrap: nowrap; }
@media print { form, .actions, .sorts, .arrivals, button { display: none; } .cut { max-height: none; mask-image: none; } }
`;
