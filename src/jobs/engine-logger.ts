import { Logger as EngineLogger } from "graphile-worker";
import type { Logger } from "pino";
import { errorCode } from "../shared/error-code.ts";

const LOUD = new Set<string>(["error", "warning"]);

/**
 * The engine's log as codes. Its sentences end in messages of errors and in payloads, so only their fixed beginning is
 * kept; the failure of a job is logged where it is caught.
 */
export function engineLogger(log: Logger): EngineLogger {
  return new EngineLogger(() => (level, message, meta = {}) => {
    if (meta["failure"] === true) return;
    const engine = message.split(/[:;'"(\n]/, 1)[0]?.slice(0, 80);
    const fields = meta["error"] === undefined ? { engine } : { engine, code: errorCode(meta["error"]) };
    if (LOUD.has(level)) log.warn(fields, "job engine");
    else log.debug(fields, "job engine");
  });
}
