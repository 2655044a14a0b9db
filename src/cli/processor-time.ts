/** Time that this process spent on processors, in ms: what other programs do on the machine does not count. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The shortest of several runs, in ms of processor time. After `enoughMs` no further round begins. */
export function bestProcessorMs(run: () => void, { rounds, enoughMs }: { rounds: number; enoughMs: number }): number {
  const began = processorMs();
  let best = Infinity;
  for (let round = 0; round < rounds && (round === 0 || processorMs() - began < enoughMs); round++) {
    const before = processorMs();
    run();
    best = Math.min(best, processorMs() - before);
  }
  return best;
}
