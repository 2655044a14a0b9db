import base from "./jest.config.mjs";

/** Tests in Debian's Chromium: not part of `npm test`, which needs nothing on the machine but Node. */
export default {
  ...base,
  testMatch: ["<rootDir>/test/browser/**/*.test.ts"],
  testPathIgnorePatterns: [],
  globalSetup: "<rootDir>/test/browser/global-setup.mjs",
  globalTeardown: "<rootDir>/test/browser/global-teardown.mjs",
  // The last line is for scripts: continuous integration adds up what each step says.
  reporters: ["default", "<rootDir>/test/support/sum-reporter.mjs"],
};
