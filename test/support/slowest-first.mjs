import Sequencer from "@jest/test-sequencer";

/** Those that wait for processes of their own: begun last, they would be waited for alone. */
const SLOW = [
  "/test/properties/sequences",
  "/test/browser/pages",
  "/test/browser/screens-axe",
  "/test/browser/moderator",
  "/test/jobs/",
  "/test/db/embedded",
  "/test/cli/",
  "/test/invariants/",
  "/test/comments/",
  "/test/policy/fuzz",
];

/** A fresh clone knows nothing of how long a file took, and would begin with the longest text. */
export default class SlowestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) =>
      SLOW.findIndex((part) => path.replaceAll("\\", "/").includes(part)) + 1 || SLOW.length + 1;
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b));
  }
}
