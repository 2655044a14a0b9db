import { z } from "zod";
import { parseInput } from "../http/parse.ts";
import type { FormProblem } from "../pages/form-problems.tsx";
import { seeOther } from "../pages/send-page.tsx";
import { changeSettings } from "../settings/change-settings.ts";
import { type SettingsVersion, findVersion, readVersions } from "../settings/read-versions.ts";
import { STANDARD_SETTINGS } from "../settings/settings.ts";
import type { Refusal } from "../shared/refusal.ts";
import { forAdministrators } from "./administrator.ts";
import { attemptFor, statusOf } from "./attempt.ts";
import { type Desk, type Visit, show } from "./desk.tsx";
import { asked } from "./fields.ts";
import type { SettingId } from "./settings-fields.ts";
import {
  type TypedSettings,
  differences,
  mergeTexts,
  readSettingsForm,
  settingsOf,
  textsOfSettings,
} from "./settings-form.ts";
import { type SettingsChanged, SettingsPage } from "./settings-page.tsx";
import { settingProblems } from "./settings-problems.ts";

const settingsQuery = z.object({ done: asked(z.enum(["saved", "unchanged"])) });

/** The last ones with what they changed; the audit has them all. */
const SHOWN_CHANGES = 10;

/** Every setting there is, on one screen. */
export function settingsScreen(plain: Desk): void {
  const desk = forAdministrators(plain);

  desk.get("/settings", async (visit) => {
    const { done } = parseInput(settingsQuery, visit.req.query);
    await showSettings(visit, await readStanding(visit), { done });
  });

  desk.post("/settings", async (visit) => {
    const { deps, actor, res } = visit;
    const typed = await readSettingsForm(visit);
    const { version } = typed;
    const changed = await attemptFor(async () =>
      changeSettings(deps, { version, settings: settingsOf(typed.texts), actor }),
    );
    if (changed.refusal) return showRefused(visit, typed, changed.refusal);
    seeOther(res, `/console/settings?done=${changed.result.version === version ? "unchanged" : "saved"}`);
  });
}

type Versions = readonly [standing: SettingsVersion, ...earlier: SettingsVersion[]];

async function readStanding({ deps }: Visit): Promise<Versions> {
  const [standing, ...earlier] = await readVersions(deps.db.prisma, { limit: SHOWN_CHANGES + 1 });
  return [standing ?? { version: 0, settings: STANDARD_SETTINGS, change: null }, ...earlier];
}

/** With everything that was typed, whatever was wrong with it; a colleague's change is not written over. */
async function showRefused(visit: Visit, typed: TypedSettings, refusal: Refusal): Promise<void> {
  const { lang } = visit.viewer;
  const versions = await readStanding(visit);
  const [standing] = versions;
  const base = await findVersion(visit.deps.db.prisma, typed.version);
  const now = textsOfSettings(standing.settings, lang);
  const before = base ? textsOfSettings(base.settings, lang) : now;
  const texts = mergeTexts({ typed: typed.texts, base: before, now });
  const meanwhile = differences(before, now).map(({ id }) => id);
  const problems = settingProblems(refusal, { texts: typed.texts, lang });
  const overtaken = base?.version !== standing.version;
  await showSettings(visit, versions, { texts, problems, meanwhile, overtaken, refusal });
}

interface Shown {
  readonly texts?: TypedSettings["texts"];
  readonly problems?: readonly FormProblem[];
  /** What somebody else has changed since the form was opened. */
  readonly meanwhile?: readonly SettingId[];
  readonly overtaken?: boolean;
  readonly refusal?: Refusal;
  readonly done?: "saved" | "unchanged" | undefined;
}

async function showSettings(visit: Visit, versions: Versions, { refusal, ...shown }: Shown): Promise<void> {
  const { lang } = visit.viewer;
  const [standing] = versions;
  const texts = textsOfSettings(standing.settings, lang);
  const changes = versions.slice(0, SHOWN_CHANGES).flatMap((each, at) => changeOf(each, versions[at + 1], visit));
  const page = <SettingsPage {...{ texts, standing, changes, now: texts, ...shown }} />;
  await show(visit, page, statusOf(visit.res, refusal));
}

function changeOf(
  to: SettingsVersion,
  from: SettingsVersion | undefined,
  { viewer }: Visit,
): readonly SettingsChanged[] {
  if (!to.change || !from) return [];
  const [before, now] = [textsOfSettings(from.settings, viewer.lang), textsOfSettings(to.settings, viewer.lang)];
  return [{ version: to.version, change: to.change, before, now, fields: differences(before, now) }];
}
