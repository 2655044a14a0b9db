import { existsSync } from "node:fs";
import { Router } from "express";
import type { PageKit } from "../http/page-kit.ts";
import { fileAnswer } from "../pages/assets.ts";
import { Refusal } from "../shared/refusal.ts";
import { activateScreen } from "./activate-screen.tsx";
import { alertsScreen } from "./alerts-screen.tsx";
import { articleScreen } from "./article-screen.tsx";
import { articlesScreen } from "./articles-screen.tsx";
import { appealScreen } from "./appeal-screen.tsx";
import { appealsScreen } from "./appeals-screen.tsx";
import { auditScreen } from "./audit-screen.tsx";
import { bulkDecision } from "./bulk-decision.ts";
import { caseScreen } from "./case-screen.tsx";
import { commentScreen } from "./comment-screen.tsx";
import { commentsScreen } from "./comments-screen.tsx";
import { consoleErrors } from "./console-errors.tsx";
import { createDesk } from "./desk.tsx";
import { goldenForms } from "./golden-card.tsx";
import { chooseLanguage } from "./language-form.tsx";
import { liveState } from "./live-state.ts";
import { jobsScreen } from "./jobs-screen.tsx";
import { lettersScreen } from "./letters-screen.tsx";
import { noticesScreen } from "./notices-screen.tsx";
import { peopleScreen } from "./people-screen.tsx";
import { personScreen } from "./person-screen.tsx";
import { policyScreen } from "./policy-screen.tsx";
import { qualityScreen } from "./quality-screen.tsx";
import { queueScreen } from "./queue-screen.tsx";
import { revisionScreen } from "./revision-screen.tsx";
import { revisionsScreen } from "./revisions-screen.tsx";
import { reviewsScreen } from "./reviews-screen.tsx";
import { settingsScreen } from "./settings-screen.tsx";
import { shadowScreen } from "./shadow-screen.tsx";
import { signOut } from "./sign-out.ts";
import { staffMemberScreen } from "./staff-member-screen.tsx";
import { staffScreen } from "./staff-screen.tsx";
import { statisticsScreen } from "./statistics-screen.tsx";
import { suggestionsScreen } from "./suggestions-screen.tsx";
import { tokensScreen } from "./tokens-screen.tsx";
import { transparencyScreen } from "./transparency-screen.tsx";

const SCREENS = [
  queueScreen,
  liveState,
  bulkDecision,
  caseScreen,
  appealsScreen,
  appealScreen,
  noticesScreen,
  commentsScreen,
  commentScreen,
  peopleScreen,
  personScreen,
  policyScreen,
  shadowScreen,
  revisionsScreen,
  revisionScreen,
  activateScreen,
  statisticsScreen,
  reviewsScreen,
  qualityScreen,
  goldenForms,
  suggestionsScreen,
  transparencyScreen,
  lettersScreen,
  jobsScreen,
  alertsScreen,
  auditScreen,
  articlesScreen,
  articleScreen,
  settingsScreen,
  staffScreen,
  staffMemberScreen,
  tokensScreen,
  chooseLanguage,
  signOut,
];

const STYLES = new URL("./assets/console.css", import.meta.url);
const BUILT = new URL("./browser/desk.js", import.meta.url);
/** Where the script lies when the server runs from its sources, as in tests. */
const BUILT_BEFORE = new URL("../../dist/console/browser/desk.js", import.meta.url);
const SCRIPT = existsSync(BUILT) ? BUILT : BUILT_BEFORE;

/** The screens of moderators and administrators, below `/console`. */
export function consolePages(kit: PageKit): Router {
  const screens = Router({ caseSensitive: true });
  screens.get("/assets/console.css", fileAnswer(STYLES, "text/css; charset=utf-8"));
  screens.get("/assets/desk.js", fileAnswer(SCRIPT, "text/javascript; charset=utf-8"));
  const desk = createDesk(kit, screens);
  for (const screen of SCREENS) screen(desk);
  // Asked by way of the desk, which knows whose language it is and what they may go on to.
  desk.get("/{*address}", async () => {
    throw new Refusal("not_found", "There is no screen at this address.");
  });
  screens.use(() => {
    throw new Refusal("not_found", "There is no screen at this address.");
  });
  screens.use(consoleErrors(kit.deps.log));
  const router = Router({ caseSensitive: true });
  router.use("/console", screens);
  return router;
}
