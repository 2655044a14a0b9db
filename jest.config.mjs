/** Real PostgreSQL for every test file: the global setup starts one server, each file clones a template database. */
export default {
  testEnvironment: "node",
  injectGlobals: false,
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testPathIgnorePatterns: ["<rootDir>/test/browser/"],
  transform: {
    "^.+\\.tsx?$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2023",
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic", importSource: "preact" } },
        },
        module: { type: "es6" },
      },
    ],
  },
  globalSetup: "<rootDir>/test/support/global-setup.mjs",
  globalTeardown: "<rootDir>/test/support/global-teardown.mjs",
  maxWorkers: 2,
  testTimeout: 30_000,
};
