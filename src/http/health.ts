import type { RequestHandler } from "express";
import { Router } from "express";
import { SECOND } from "../shared/clock.ts";

export interface HealthOptions {
  /** By name; each resolves when all is well and rejects when not. */
  readonly checks: Readonly<Record<string, () => Promise<unknown>>>;
  /** True while the process stops: it still answers, but wants no new visitors. */
  readonly isStopping?: () => boolean;
}

/** An orchestrator's own probe gives up after a second or so; a hanging check must not. */
const CHECK_TIMEOUT_MS = 2 * SECOND;

/** `/healthz`: the process runs. `/readyz`: it can serve, by every check; else 503 with the names of those that failed. */
export function healthRoutes({ checks, isStopping = () => false }: HealthOptions): Router {
  const router = Router();
  router.get("/healthz", answerHealth);
  router.get("/readyz", async (_req, res) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await passes(check)] as const),
    );
    const isReady = !isStopping() && results.every(([, isWell]) => isWell);
    res.setHeader("Cache-Control", "no-store");
    res.status(isReady ? 200 : 503).json({
      status: isStopping() ? "stopping" : isReady ? "ready" : "unavailable",
      checks: Object.fromEntries(results.map(([name, isWell]) => [name, isWell ? "ok" : "failed"])),
    });
  });
  return router;
}

const answerHealth: RequestHandler = (_req, res) => {
  res.setHeader("Cache-Control", "no-store");
  res.json({ status: "ok" });
};

async function passes(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), CHECK_TIMEOUT_MS);
  });
  try {
    return await Promise.race([check().then(() => true), timeout]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
