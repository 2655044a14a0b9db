import { sayFault } from "./fault-words.ts";
import { matchParts } from "./match-parts.ts";
import type { Advise, Sources } from "./sources.ts";

/** A signal that nobody gives: the rule would err, and hold every comment. */
export function lintSignals({ rules }: Pick<Sources, "rules">, signals: readonly string[], advise: Advise): void {
  for (const { spec, source, path } of rules.flatMap(matchParts)) {
    if (!spec.signal || signals.includes(spec.signal.name)) continue;
    const fault = { kind: "signal_unknown", signal: spec.signal.name, known: signals } as const;
    const line = source.lineOf([...path, "signal", "name"]);
    advise({ level: "error", file: source.file, line, message: sayFault.en(fault), fault });
  }
}
