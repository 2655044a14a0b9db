import { z } from "zod";
import { readForm } from "../http/forms.ts";
import { Alert } from "../pages/prose.tsx";
import { seeOther } from "../pages/send-page.tsx";
import { sayFault } from "../policy/lint/fault-words.ts";
import type { Problem } from "../policy/policy-error.ts";
import { activatePolicy } from "../policy-revisions/activate-policy.ts";
import { type MovedRule, sayMovedRule } from "../policy-revisions/compare-rules.ts";
import { type Preview, PREVIEW_DAYS, previewActivation } from "../policy-revisions/preview-activation.ts";
import type { StoredRevision } from "../policy-revisions/stored-revision.ts";
import { POLICY_LANGUAGE } from "../shared/language.ts";
import type { Refusal } from "../shared/refusal.ts";
import { assertAdministrator } from "./administrator.ts";
import { attempt, statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, type Visit, show, useDesk } from "./desk.tsx";
import { typed } from "./fields.ts";
import { categoryName } from "./marked-text.tsx";
import { PolicyTabs } from "./policy-tabs.tsx";
import { POLICY_TEXTS } from "./policy-texts.ts";
import { useRevisionNames } from "./revision-name.tsx";
import { readRevision } from "./revision-screen.tsx";
import { Norm } from "./rule-name.tsx";
import { StackTable } from "./stack-table.tsx";

const activateForm = z.object({ replacing: typed });

/** A revision is put in force, or put back, by an administrator who has seen what would change. */
export function activateScreen(desk: Desk): void {
  desk.get("/policy/revisions/:revision/activate", async (visit) => {
    assertAdministrator(visit);
    await showPreview(visit, await readRevision(visit));
  });

  desk.post("/policy/revisions/:revision/activate", async (visit) => {
    assertAdministrator(visit);
    const { deps, actor, req, res } = visit;
    const revision = await readRevision(visit);
    const { replacing } = await readForm(req, activateForm);
    // It is checked again: a policy that does not pass is refused here as on the page before.
    const { obstacles } = await previewActivation(deps, revision);
    if (obstacles.length > 0) return showPreview(visit, revision);
    const refusal = await attempt(() => activatePolicy(deps, { revision, actor, returning: true, replacing }));
    if (refusal) return showPreview(visit, revision, refusal);
    seeOther(res, "/console/policy/revisions?done=activated");
  });
}

async function showPreview(visit: Visit, revision: StoredRevision, refusal: Refusal | null = null): Promise<void> {
  const preview = await previewActivation(visit.deps, revision);
  const page = <ActivatePage {...{ revision, preview, refusal }} inForce={visit.deps.policy().revision} />;
  await show(visit, page, statusOf(visit.res, refusal));
}

interface ActivatePageProps {
  readonly revision: StoredRevision;
  readonly inForce: string;
  readonly preview: Preview;
  readonly refusal: Refusal | null;
}

function ActivatePage(props: ActivatePageProps) {
  const { activate: words } = POLICY_TEXTS[useDesk().texts.lang];
  const { revision, inForce, preview, refusal } = props;
  const nameOf = useRevisionNames();
  return (
    <ConsoleLayout title={words.title}>
      <h1>{words.title}</h1>
      <PolicyTabs chosen="revisions" />
      <Alert text={refusal ? words.meanwhile : undefined} />
      <p>{words.intro(nameOf(revision.hash), nameOf(inForce))}</p>
      {preview.otherEngine ? <p>{words.otherEngine}</p> : null}
      <Warnings heading={words.obstacles} problems={preview.obstacles} />
      <Warnings heading={words.warnings} problems={preview.faults} moved={preview.moved} before={nameOf(inForce)} />
      {preview.obstacles.length > 0 ? null : (
        <>
          <RuleChanges {...props} />
          <Replayed {...props} />
        </>
      )}
      <ConfirmForm {...props} />
    </ConsoleLayout>
  );
}

interface WarningsProps {
  readonly heading: string;
  readonly problems: readonly Problem[];
  readonly moved?: readonly MovedRule[];
  /** What the revision in force is called. */
  readonly before?: string;
}

function Warnings({ heading, problems, moved = [], before = "" }: WarningsProps) {
  const { texts } = useDesk();
  const { lang } = texts;
  if (problems.length + moved.length === 0) return null;
  return (
    <section class="notice">
      <h2>{heading}</h2>
      <ul>
        {problems.map(({ file, line, message, fault }) => (
          <li>
            <code>{`${file}:${line}`}</code>{" "}
            {fault ? sayFault[lang](fault) : <span lang={POLICY_LANGUAGE}>{message}</span>}
          </li>
        ))}
        {moved.map(({ id, category, now }) => (
          <li>
            {sayMovedRule[lang](
              { id, category: categoryName(texts, category), now: now && categoryName(texts, now) },
              before,
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function RuleChanges({ preview: { rules } }: ActivatePageProps) {
  const { texts, say } = useDesk();
  const words = POLICY_TEXTS[texts.lang];
  const { activate } = words;
  return (
    <section>
      <h2>{activate.rules}</h2>
      {rules.length === 0 ? <p class="dim">{activate.noRules}</p> : null}
      {rules.length === 0 ? null : (
        <StackTable
          caption={activate.rulesCaption}
          columns={[activate.rule, activate.change, activate.mode]}
          rows={rules.map(({ id, title, kind, mode, fields }) => ({
            key: id,
            cells: [
              <>
                <Norm said={say(title)} /> <code>{id}</code>
              </>,
              <span>
                <span class={kind === "gone" ? "tag bad" : "tag"}>{activate.kinds[kind]}</span>{" "}
                {fields.map((field) => activate.fields[field]).join(", ")}
              </span>,
              words.modes[mode],
            ],
          }))}
        />
      )}
    </section>
  );
}

function Replayed({ preview: { replay } }: ActivatePageProps) {
  const { texts } = useDesk();
  const { activate: words } = POLICY_TEXTS[texts.lang];
  const { decisions, changed, withoutText, transitions } = replay;
  const number = (name: string) => ({ name, number: true }) as const;
  return (
    <section>
      <h2>{words.replay}</h2>
      <p>
        {decisions === 0 ? words.noDecisions(PREVIEW_DAYS) : words.replayed(decisions, PREVIEW_DAYS)}{" "}
        {decisions === 0 ? null : changed === 0 ? words.unchanged : words.changed(changed)}{" "}
        {withoutText === 0 ? null : words.withoutText(withoutText)}
      </p>
      {transitions.length === 0 ? null : (
        <StackTable
          caption={words.replayCaption}
          columns={[
            `${words.from} → ${words.to}`,
            number(words.decisions),
            number(words.published),
            number(words.removed),
            words.comments,
          ]}
          rows={transitions.map(({ from, to, decisions: judged, humans, examples }) => ({
            key: `${from} ${to}`,
            cells: [
              `${texts.outcomes[from]} → ${texts.outcomes[to]}`,
              judged,
              humans.published,
              humans.removed,
              <span class="meta">
                {examples.map(({ commentId }, at) => (
                  <a href={`/console/comments/${commentId}`}>{words.comment(at + 1)}</a>
                ))}
              </span>,
            ],
          }))}
        />
      )}
    </section>
  );
}

function ConfirmForm({ revision, inForce, preview: { obstacles } }: ActivatePageProps) {
  const { activate: words } = POLICY_TEXTS[useDesk().texts.lang];
  const back = `/console/policy/revisions/${revision.hash}`;
  if (revision.hash === inForce) return <p class="empty">{words.already}</p>;
  return (
    <form method="post" action={`${back}/activate`}>
      <input type="hidden" name="replacing" value={inForce} />
      <p class="actions">
        {obstacles.length > 0 ? null : <button type="submit">{words.confirm}</button>}
        <a href={back}>{words.back}</a>
      </p>
    </form>
  );
}
