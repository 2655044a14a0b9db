import { matchParts } from "./match-parts.ts";
import type { Advise, Sources } from "./sources.ts";

/** A signal that nobody gives: the rule would err, and hold every comment. */
export function lintSignals({ rules }: Pick<Sources, "rules">, signals: readonly string[], advise: Advise): void {
  for (const { spec, source, path } of rules.flatMap(matchParts)) {
    if (!spec.signal || signals.includes(spec.signal.name)) continue;
    const message = `there is no signal “${spec.signal.name}”, so the rule could not run; there are ${signals.join(", ")}`;
    advise({ level: "error", file: source.file, line: source.lineOf([...path, "signal", "name"]), message });
  }
}
