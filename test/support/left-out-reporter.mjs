import { hasChromium } from "../browser/chromium.mjs";

/** Says what this run did not look at: `npm test` needs nothing on the machine but Node. */
export default class LeftOutReporter {
  onRunComplete() {
    const need = hasChromium() ? "" : ", where there is a Chromium (none here)";
    console.log(`The browser tests were left out: \`npm run test:browser\` runs them${need}.`);
  }
}
