import { createHash, timingSafeEqual } from "node:crypto";
import type { RequestHandler } from "express";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { Config } from "../config/config.ts";
import { Refusal } from "../shared/refusal.ts";
import { routeTemplate } from "./public-path.ts";

export interface Metrics {
  /** Features add their own counters here. */
  readonly registry: Registry;
  /** Times every request, by method, route template and status. Mount it first. */
  readonly observe: RequestHandler;
  /** Answers `/metrics` in Prometheus' text format. */
  readonly answer: RequestHandler;
}

/** Seconds: a cached read takes less than a millisecond, a posted comment some ten. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** With `METRICS_TOKEN` only its bearer may read; without one anybody may, except in production, where it is 404. */
export function createMetrics(config: Pick<Config, "metricsToken" | "production">): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "recourse_http_request_duration_seconds",
    help: "Time from the request's head to the end of the answer, by route template.",
    labelNames: ["method", "route", "status"],
    buckets: BUCKETS,
    registers: [registry],
  });
  const observe: RequestHandler = (req, res, next) => {
    const startedAt = performance.now();
    res.once("finish", () => {
      const labels = { method: req.method, route: routeTemplate(req, res), status: res.statusCode };
      durations.observe(labels, (performance.now() - startedAt) / 1000);
    });
    next();
  };
  const answer: RequestHandler = async (req, res) => {
    assertMayRead(config, req.headers.authorization);
    res.setHeader("Cache-Control", "no-store");
    res.setHeader("Content-Type", registry.contentType);
    res.end(await registry.metrics());
  };
  return { registry, observe, answer };
}

function assertMayRead({ metricsToken, production }: Pick<Config, "metricsToken" | "production">, given = ""): void {
  if (metricsToken === undefined && !production) return;
  if (metricsToken === undefined) throw new Refusal("not_found", "There is nothing at this address.");
  if (!isSame(given, `Bearer ${metricsToken}`)) throw new Refusal("sign_in_required", "This needs the metrics token.");
}

/** Hashed first: the comparison then takes equally long whatever the lengths. */
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
