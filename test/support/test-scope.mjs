/** @typedef {() => Promise<unknown>} Ending */

/** @type {Ending[]} */
const ofFile = [];
/** @type {Ending[] | undefined} Of the test that runs. */
let ofTest;

/**
 * Runs `ending` when the test is over that asks for it, or, outside of a test, when its file is; the last one asked
 * for runs first.
 *
 * @param {Ending} ending
 */
export function whenOver(ending) {
  if (ofTest) return void ofTest.push(ending);
  // Asked for by each file, for this module is loaded once and the hooks are those of one file.
  if (ofFile.push(ending) === 1) afterAll(() => run(ofFile.splice(0)));
}

/**
 * What is made before each test is over with it.
 *
 * @param {() => unknown} hook
 */
export function beforeTest(hook) {
  ofTest ??= [];
  return hook();
}

/**
 * @param {() => unknown} test
 */
export async function endingWithTest(test) {
  const endings = (ofTest ??= []);
  try {
    await test();
  } finally {
    if (ofTest === endings) ofTest = undefined;
    await run(endings);
  }
}

/** The test that runs has had its time: when it ends at last, that is no matter of the one that runs then. */
export function leaveBehind() {
  ofTest = undefined;
}

/**
 * @param {Ending[]} endings
 */
async function run(endings) {
  for (const ending of endings.toReversed()) await ending();
}
