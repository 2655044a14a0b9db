/**
 * Real PostgreSQL for every test file: the global setup starts one server, each file clones a template database. The
 * files of one worker share their loaded modules, for to load them in a sandbox per file took half of the time.
 */
export default {
  runner: "jest-light-runner",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testPathIgnorePatterns: ["<rootDir>/test/browser/"],
  setupFiles: ["<rootDir>/test/support/read-typescript.mjs"],
  setupFilesAfterEnv: ["<rootDir>/test/support/time-limit.mjs"],
  globalSetup: "<rootDir>/test/support/global-setup.mjs",
  globalTeardown: "<rootDir>/test/support/global-teardown.mjs",
  reporters: ["default", "<rootDir>/test/support/left-out-reporter.mjs"],
  testSequencer: "<rootDir>/test/support/slowest-first.mjs",
  // One more than the cores of a small machine: tests wait for the database and for other processes.
  maxWorkers: 3,
};
