import { isDeepStrictEqual } from "node:util";
import { appendAudit } from "../audit/append-audit.ts";
import { hasCode } from "../shared/has-code.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import type { Person } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { SITE_ID } from "../shared/site.ts";
import { type StandingSettings, readStandingSettings } from "./read-settings.ts";
import type { Settings } from "./settings.ts";

export interface ChangeSettings {
  /** The one that the change was made to: another one in between is a conflict. */
  readonly version: number;
  readonly settings: Settings;
  readonly actor: Person;
}

/** A new version; the earlier ones stay. Throws Refusal `version_conflict`. */
export async function changeSettings({ db, clock }: Deps, change: ChangeSettings): Promise<StandingSettings> {
  const { actor, settings } = change;
  const at = clock();
  const conflict = new Refusal("version_conflict", "The settings were changed meanwhile. Look at them again.");
  return transaction(db, async (tx) => {
    const standing = await readStandingSettings(tx);
    if (standing.version !== change.version) throw conflict;
    const sections = changedSections(standing.settings, settings);
    if (sections.length === 0) return standing;
    const version = standing.version + 1;
    await tx.siteSettings.create({
      data: { siteId: SITE_ID, version, data: settings, changedBy: actor.accountId, createdAt: at },
    });
    await appendAudit(tx, {
      actor,
      action: "settings.change",
      subjectKind: "settings",
      subjectId: String(version),
      details: { sections },
      at,
    });
    return { version, settings };
  }).catch((error: unknown) => {
    throw hasCode(error, "P2002") ? conflict : error;
  });
}

const changedSections = (from: Settings, to: Settings): string[] =>
  Object.entries(to)
    .filter(([name, section]) => !isDeepStrictEqual(section, Object.entries(from).find(([key]) => key === name)?.[1]))
    .map(([name]) => name);
