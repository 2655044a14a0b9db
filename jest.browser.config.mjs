import base from "./jest.config.mjs";

/** Tests in Debian's Chromium: not part of `npm test`, which needs nothing on the machine but Node. */
export default {
  ...base,
  testMatch: ["<rootDir>/test/browser/**/*.test.ts"],
  testPathIgnorePatterns: [],
};
