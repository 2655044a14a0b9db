import { startSealer } from "../../src/audit/sealer.ts";
import { systemClock } from "../../src/shared/clock.ts";
import pino from "pino";

/** A sealer to be killed. */
startSealer({
  config: { auditKey: process.env["SEALER_KEY"] ?? "", dataDir: process.env["SEALER_DATA_DIR"] ?? "" },
  db: { url: process.env["SEALER_DATABASE_URL"] ?? "" },
  log: pino({ level: "silent" }),
  clock: systemClock,
});
