import type { Tx } from "../db/client.ts";
import { SITE_ID } from "../shared/site.ts";
import { type Settings, settingsData } from "./settings.ts";

export interface StandingSettings {
  /** 0 as long as nobody changed anything. */
  readonly version: number;
  readonly settings: Settings;
}

/** What holds now: the newest version, and what it does not say as it comes with the program. */
export async function readStandingSettings(tx: Pick<Tx, "siteSettings">): Promise<StandingSettings> {
  const newest = await tx.siteSettings.findFirst({ where: { siteId: SITE_ID }, orderBy: { version: "desc" } });
  return { version: newest?.version ?? 0, settings: settingsData.parse(newest?.data ?? {}) };
}

export async function readSettings(tx: Pick<Tx, "siteSettings">): Promise<Settings> {
  return (await readStandingSettings(tx)).settings;
}
