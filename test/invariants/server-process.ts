import { pino } from "pino";
import { buildApp } from "../../src/app.ts";
import { readConfig } from "../../src/config/environment.ts";
import { openDeps } from "../../src/open-deps.ts";
import { serve } from "../../src/serve.ts";
import { systemClock } from "../../src/shared/clock.ts";
import { smallPolicy } from "../support/small-policy.ts";

/** A web process to be killed, on the database and port that the environment names. */
const config = readConfig(process.env);
const log = pino({ level: "silent" });
const { deps } = await openDeps({
  config,
  url: config.databaseUrl ?? "",
  log,
  clock: systemClock,
  disk: smallPolicy(),
});
await serve(buildApp(deps, { isStopping: () => false }).app, config);
