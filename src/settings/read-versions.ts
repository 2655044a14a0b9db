import type { Tx } from "../db/client.ts";
import { SITE_ID } from "../shared/site.ts";
import type { StandingSettings } from "./read-settings.ts";
import { STANDARD_SETTINGS, settingsData } from "./settings.ts";

export interface SettingsVersion extends StandingSettings {
  /** Null: nobody did, it comes with the program. */
  readonly change: SettingsChange | null;
}

export interface SettingsChange {
  readonly at: Date;
  readonly by: { readonly id: string; readonly displayName: string };
}

const UNCHANGED: SettingsVersion = { version: 0, settings: STANDARD_SETTINGS, change: null };

/** From the one that holds backwards, at most `limit`; the first of all is what comes with the program. */
export async function readVersions(
  tx: Pick<Tx, "siteSettings">,
  { limit }: { readonly limit: number },
): Promise<readonly SettingsVersion[]> {
  const rows = await tx.siteSettings.findMany({
    where: { siteId: SITE_ID },
    orderBy: { version: "desc" },
    take: limit,
    include: { changer: { select: { id: true, displayName: true } } },
  });
  const versions = rows.map(({ version, data, createdAt, changer }) => ({
    version,
    settings: settingsData.parse(data),
    change: { at: createdAt, by: changer },
  }));
  return versions.length < limit ? [...versions, UNCHANGED] : versions;
}

/** As they were; null when there never was such a version. */
export async function findVersion(tx: Pick<Tx, "siteSettings">, version: number): Promise<StandingSettings | null> {
  if (version === 0) return UNCHANGED;
  const row = await tx.siteSettings.findUnique({ where: { siteId_version: { siteId: SITE_ID, version } } });
  return row && { version, settings: settingsData.parse(row.data) };
}
