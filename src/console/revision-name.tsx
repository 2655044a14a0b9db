import type { NamedRevision } from "../policy-revisions/read-revision-names.ts";
import { useDesk } from "./desk.tsx";
import { formatDay } from "./format.ts";
import type { ConsoleTexts } from "./texts.ts";

/** As much of a hash as people read: a detail, for whoever looks a revision up in files or in a log. */
export const shortHash = (hash: string): string => hash.slice(0, 12);

/** "Revision 3 of 21 Nov 2026", for sentences and titles; of one that is not known as much of its hash as people read. */
export function useRevisionNames(): (hash: string) => string {
  const { texts, revisions } = useDesk();
  return (hash) => {
    const named = revisions[hash];
    return named ? texts.revision.name(named.number, formatDay(named.since, texts.lang)) : shortHash(hash);
  };
}

interface RevisionNameProps {
  readonly hash: string;
  /** Leaves out who put it in force, where there is little room. */
  readonly brief?: boolean;
}

/** A revision of the policy as people know it: its number, when it was put in force and by whom. It leads to its text. */
export function RevisionName({ hash, brief = false }: RevisionNameProps) {
  const { texts, revisions } = useDesk();
  const nameOf = useRevisionNames();
  const named = revisions[hash];
  if (!named) return <code>{shortHash(hash)}</code>;
  return (
    <span>
      <a href={`/console/policy/revisions/${hash}`}>{nameOf(hash)}</a>
      {brief ? null : `, ${sayWho(texts, named.by)}`}
    </span>
  );
}

/** Who put a revision in force: a person, the command line, or the server when it first started. */
export function sayWho({ revision }: Pick<ConsoleTexts, "revision">, by: NamedRevision["by"]): string {
  if (by === null) return revision.never;
  if (by === "start") return revision.atStart;
  return by.startsWith("cli:") ? revision.byCommand(by.slice(4)) : revision.by(by);
}
