/** Ends a run with the sums that scripts read; a file that could not be run is a failure too. */
export default class SumReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    const sums = `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`;
    // Jest's own summary comes after every other reporter's word.
    process.once("exit", () => console.log(sums));
  }
}
