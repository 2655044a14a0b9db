import type { Express } from "express";
import { watchUndecidable } from "./appeals/alert-undecidable.ts";
import { escalateOverdue } from "./appeals/escalate-overdue.ts";
import { resendLetters } from "./appeals/resend-letters.ts";
import { appealRoutes } from "./appeals/routes.ts";
import { articleRoutes } from "./articles/routes.ts";
import { makeAuthenticate } from "./auth/authenticate.ts";
import { purgeSignIns } from "./auth/purge-sign-ins.ts";
import { authRoutes } from "./auth/routes.ts";
import { authorRoutes } from "./authors/routes.ts";
import { commentRoutes } from "./comments/routes.ts";
import { consolePages } from "./console/pages.ts";
import { pendingMigrations } from "./db/migrate.ts";
import { stateHolds } from "./decisions/state-holds.ts";
import type { Deps } from "./deps.ts";
import { docsRoutes } from "./http/docs.ts";
import { createExpress } from "./http/express-app.ts";
import { healthRoutes } from "./http/health.ts";
import { createLimiter } from "./http/limits.ts";
import { requestLog } from "./http/log.ts";
import { createMetrics } from "./http/metrics.ts";
import { API_BASE, mountRoutes } from "./http/mount.ts";
import { problemHandler } from "./http/problem-handler.ts";
import { assignRequestId } from "./http/request-id.ts";
import type { Route } from "./http/route.ts";
import { apiCors, apiSecurity, pageSecurity } from "./http/security.ts";
import type { RunnableJob } from "./jobs/define-job.ts";
import type { Schedule } from "./jobs/define-schedule.ts";
import { liveRoutes } from "./live/events-route.ts";
import { sendLetter } from "./mail/outbox.ts";
import { noticeRoutes } from "./notices/routes.ts";
import { publicPages } from "./pages/pages.ts";
import { policyRoutes } from "./policy-revisions/routes.ts";
import { applyRestriction } from "./queue/apply-restriction.ts";
import { restoreAfterLift } from "./queue/restore-open-comments.ts";
import { drawReviews } from "./quality/draw-reviews.ts";
import { qualityRoutes } from "./quality/routes.ts";
import { watchUndecidableCases } from "./queue/watch-undecidable-cases.ts";
import { queueRoutes } from "./queue/routes.ts";
import { reportRoutes } from "./reports/routes.ts";
import { restrictionRoutes } from "./restrictions/routes.ts";
import { purgeDaily } from "./retention/purge.ts";
import { settingsRoutes } from "./settings/routes.ts";
import { deliverStatements } from "./transparency/deliver-statements.ts";
import { transparencyRoutes } from "./transparency/routes.ts";
import { embedPages } from "./widget/pages.ts";

/** Every endpoint of the contract, in the order of its document. */
export const API_ROUTES: readonly Route[] = [
  ...authRoutes,
  ...articleRoutes,
  ...commentRoutes,
  ...liveRoutes,
  ...queueRoutes,
  ...authorRoutes,
  ...restrictionRoutes,
  ...appealRoutes,
  ...noticeRoutes,
  ...policyRoutes,
  ...reportRoutes,
  ...transparencyRoutes,
  ...qualityRoutes,
  ...settingsRoutes,
];

/** The document names no server: it is the same wherever it is read. */
export const API_INFO = { title: "Recourse", version: "1", serverUrl: "/" };

export const JOBS: readonly RunnableJob[] = [sendLetter, applyRestriction, restoreAfterLift, resendLetters];
export const SCHEDULES: readonly Schedule[] = [
  purgeSignIns,
  stateHolds,
  deliverStatements,
  watchUndecidable,
  watchUndecidableCases,
  escalateOverdue,
  purgeDaily,
  drawReviews,
];

export interface AppOptions {
  readonly isStopping: () => boolean;
  /** For tests: an answer that its route does not document is an error. */
  readonly checkAnswers?: boolean;
}

export interface BuiltApp {
  readonly app: Express;
  readonly close: () => Promise<void>;
}

/** The whole of HTTP: who may ask for what is said by each route. */
export function buildApp(deps: Deps, { isStopping, checkAnswers = false }: AppOptions): BuiltApp {
  const { config, log } = deps;
  const app = createExpress(config);
  const limiter = createLimiter({ config, log });
  const metrics = createMetrics(config);
  const authenticate = makeAuthenticate(deps);

  app.use(assignRequestId(config), metrics.observe);
  app.use(healthRoutes({ checks: readinessChecks(deps), isStopping }));
  app.get("/metrics", metrics.answer);
  app.use("/metrics", problemHandler(log));
  app.use(requestLog(log, { isQuiet: isHotRead }));
  app.use("/api", apiSecurity(config), apiCors(config));
  mountRoutes(app, API_ROUTES, { deps, authenticate, limiter, checkAnswers });
  app.use(pageSecurity(config));
  app.use(docsRoutes(API_ROUTES, { info: API_INFO, config }));
  for (const pages of [embedPages, consolePages, publicPages]) app.use(pages({ deps, authenticate, limiter }));
  return { app, close: limiter.close };
}

/** What metrics count and no line is written for: reads of threads outnumber all else a hundred to one. */
const isHotRead = ({ method, originalUrl }: { method: string; originalUrl: string }): boolean =>
  method === "GET" && (originalUrl.startsWith(`${API_BASE}/articles/`) || originalUrl.startsWith(`${API_BASE}/counts`));

const readinessChecks = ({ db, policy }: Deps) => ({
  database: () => db.pool.query("select 1"),
  migrations: async () => {
    const pending = await pendingMigrations(db.pool);
    if (pending.length > 0) throw new Error(`${pending.length} migrations are pending`);
  },
  policy: async () => policy().revision,
});
