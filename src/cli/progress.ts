import type { Io } from "./command.ts";

export interface Progress {
  readonly at: (done: number) => void;
  /** Leaves no half line behind. */
  readonly end: () => void;
}

const BAR_WIDTH = 30;
const REDRAW_MS = 100;
const LINE_EVERY_MS = 10_000;

/** On a terminal a bar that is drawn again in its place; elsewhere a line now and then. */
export function startProgress(io: Io, total: number): Progress {
  const startedAt = performance.now();
  const everyMs = io.redraw ? REDRAW_MS : LINE_EVERY_MS;
  const show = io.redraw ?? io.err;
  let shownAt = startedAt;
  return {
    at: (done) => {
      const now = performance.now();
      if (now - shownAt < everyMs) return;
      shownAt = now;
      show(sentence({ done, total, seconds: (now - startedAt) / 1_000, bar: io.redraw !== undefined }));
    },
    end: () => io.redraw?.(""),
  };
}

interface Shown {
  readonly done: number;
  readonly total: number;
  readonly seconds: number;
  readonly bar: boolean;
}

function sentence({ done, total, seconds, bar }: Shown): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const rate = done / seconds;
  const filled = Math.round(share * BAR_WIDTH);
  const drawn = bar ? `[${"#".repeat(filled)}${"-".repeat(BAR_WIDTH - filled)}] ` : "";
  const left = Math.ceil(Math.max(0, total - done) / rate);
  return `${drawn}${grouped(done)} of ${grouped(total)}, ${grouped(Math.round(rate))}/s, ${left} s left`;
}

/** 1234567 as 1,234,567. */
export const grouped = (count: number): string => count.toLocaleString("en-US");
