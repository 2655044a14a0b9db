import { z } from "zod";
import { parseInput } from "../http/parse.ts";
import { type RevisionDifference, compareRevisions } from "../policy-revisions/compare-revisions.ts";
import { type ListedRevision, readRevisions } from "../policy-revisions/read-revisions.ts";
import { type StoredRevision, findRevision } from "../policy-revisions/stored-revision.ts";
import { Refusal } from "../shared/refusal.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, type Visit, show, useDesk } from "./desk.tsx";
import { FileSection, VIEWS, type View } from "./difference.tsx";
import { asked, queryOf } from "./fields.ts";
import { formatCount } from "./format.ts";
import { Select } from "./pieces.tsx";
import { PolicyTabs } from "./policy-tabs.tsx";
import { POLICY_TEXTS } from "./policy-texts.ts";
import { sayWho, shortHash, useRevisionNames } from "./revision-name.tsx";
import { Tabs } from "./tabs.tsx";

const HASH = /^[0-9a-f]{64}$/;

const revisionQuery = z.object({ against: asked(z.string().regex(HASH)), view: z.enum(VIEWS).catch("unified") });

/** What one revision of the policy changed, against any other. */
export function revisionScreen(desk: Desk): void {
  desk.get("/policy/revisions/:revision", async (visit) => {
    const stored = await readRevision(visit);
    const { against, view } = parseInput(revisionQuery, visit.req.query);
    const revisions = await readRevisions(visit.deps.db.prisma);
    const other = against ?? counterpart(stored.hash, revisions);
    const before = other === null ? null : await findRevision(visit.deps.db.prisma, other);
    const difference = before && compareRevisions({ before, after: stored });
    const page = <RevisionPage {...{ stored, revisions, view, difference }} against={before?.hash ?? null} />;
    await show(visit, page);
  });
}

/** The revision in a path. Throws `not_found`. */
export async function readRevision({ deps, req }: Visit): Promise<StoredRevision> {
  const { revision } = req.params;
  const stored =
    typeof revision === "string" && HASH.test(revision) ? await findRevision(deps.db.prisma, revision) : null;
  if (!stored) throw new Refusal("not_found", "There is no such policy revision.");
  return stored;
}

/** The one in force; for that one itself, what it replaced, else the one stored before it. */
function counterpart(hash: string, revisions: readonly ListedRevision[]): string | null {
  const own = revisions.find(({ revision }) => revision === hash);
  if (own && !own.inForce) return revisions.find(({ inForce }) => inForce)?.revision ?? null;
  const older = revisions[revisions.findIndex(({ revision }) => revision === hash) + 1];
  return own?.activations.at(-1)?.replaces ?? older?.revision ?? null;
}

interface RevisionPageProps {
  readonly stored: StoredRevision;
  readonly revisions: readonly ListedRevision[];
  readonly against: string | null;
  readonly view: View;
  readonly difference: RevisionDifference | null;
}

function RevisionPage(props: RevisionPageProps) {
  const { revision: words } = POLICY_TEXTS[useDesk().texts.lang];
  const { stored, against, difference } = props;
  const title = useRevisionNames()(stored.hash);
  return (
    <ConsoleLayout title={title}>
      <h1>{title}</h1>
      <PolicyTabs chosen="revisions" />
      <Details {...props} />
      <InForce {...props} />
      <CompareForm {...props} />
      {against === null || difference === null ? (
        <p class="empty">{words.onlyOne}</p>
      ) : (
        <Difference {...props} against={against} difference={difference} />
      )}
    </ConsoleLayout>
  );
}

/** Where its name comes from, and the one that its files, logs and the command line know it by. */
function Details({ stored: { hash } }: RevisionPageProps) {
  const { texts, revisions } = useDesk();
  const { revision: words } = POLICY_TEXTS[texts.lang];
  const named = revisions[hash];
  return (
    <p class="dim">
      {named && named.by !== null ? `${words.who(sayWho(texts, named.by))} ` : null}
      {words.detail} <code title={hash}>{shortHash(hash)}</code>
    </p>
  );
}

function InForce({ stored, revisions }: RevisionPageProps) {
  const { texts, viewer } = useDesk();
  const { revision: words } = POLICY_TEXTS[texts.lang];
  if (revisions.some(({ revision, inForce }) => inForce && revision === stored.hash)) return <p>{words.isInForce}</p>;
  if (viewer.role !== "administrator") return <p class="dim">{words.administratorsOnly}</p>;
  return (
    <p class="actions">
      <a class="button quiet" href={`/console/policy/revisions/${stored.hash}/activate`}>
        {words.activate}
      </a>
      <span class="dim">{words.activateHint}</span>
    </p>
  );
}

function CompareForm({ stored, revisions, against, view }: RevisionPageProps) {
  const { revision: words } = POLICY_TEXTS[useDesk().texts.lang];
  const nameOf = useRevisionNames();
  const others = revisions.filter(({ revision }) => revision !== stored.hash);
  if (others.length === 0) return null;
  const options = others.map(({ revision, inForce }) => {
    const name = nameOf(revision);
    return [revision, inForce ? words.inForceOption(name) : name] as const;
  });
  return (
    <form class="row filters" method="get" action={`/console/policy/revisions/${stored.hash}`}>
      <Select id="against" name="against" label={words.against} value={against ?? ""} options={options} />
      <input type="hidden" name="view" value={view} />
      <div class="actions">
        <button class="quiet" type="submit">
          {words.compare}
        </button>
      </div>
    </form>
  );
}

interface DifferenceProps extends RevisionPageProps {
  readonly against: string;
  readonly difference: RevisionDifference;
}

function Difference({ stored, against, difference: { files, modelDiffers }, view }: DifferenceProps) {
  const { lang } = useDesk().texts;
  const { revision: words } = POLICY_TEXTS[lang];
  const nameOf = useRevisionNames();
  return (
    <section>
      <h2>{words.heading(nameOf(against), nameOf(stored.hash))}</h2>
      {files.length === 0 && !modelDiffers ? <p class="empty">{words.same}</p> : null}
      {modelDiffers ? <p>{words.modelDiffers}</p> : null}
      {files.length === 0 ? null : (
        <>
          <ul class="plain">
            {files.map(({ path, added, removed }) => (
              <li>
                <a href={`#file-${path}`}>{path}</a>{" "}
                <span class="dim">{words.lines(formatCount(added, lang), formatCount(removed, lang))}</span>
              </li>
            ))}
          </ul>
          <Tabs
            label={words.view}
            chosen={view}
            tabs={VIEWS.map((each) => [each, words.views[each], queryOf({ against, view: each })])}
          />
        </>
      )}
      {files.map((file) => (
        <FileSection key={file.path} file={file} view={view} />
      ))}
    </section>
  );
}
