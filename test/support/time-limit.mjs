import { addEventHandler } from "jest-circus";
import { beforeTest, endingWithTest, leaveBehind } from "./test-scope.mjs";

const LIMIT_MS = 60_000;

/** The runner knows no time limit: a test or hook that never ended would stop the run without a word. */
addEventHandler((event, { currentDescribeBlock: block }) => {
  if (event.name === "add_test")
    limit(block.children.at(-1), { limitMs: event.timeout, run: endingWithTest, onLate: leaveBehind });
  if (event.name === "add_hook") limit(block.hooks.at(-1), { limitMs: event.timeout, run: HOOKS[event.hookType] });
});

const HOOKS = { beforeEach: beforeTest };

function limit(added, { limitMs = LIMIT_MS, run = (fn) => fn(), onLate = () => undefined }) {
  const { fn } = added;
  if (fn)
    added.fn = () =>
      within(limitMs, () => run(fn)).catch((error) => {
        if (error instanceof Late) onLate();
        throw error;
      });
}

class Late extends Error {}

async function within(limitMs, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Late(`not done after ${limitMs} ms`)), limitMs);
  });
  try {
    await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
