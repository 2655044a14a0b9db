import base from "./jest.config.mjs";

/** As many sequences and pairs as continuous integration has time for; `npm test` runs a handful. */
process.env.PROPERTY_RUNS ??= "200";
process.env.PROPERTY_PAIRS ??= "200";

export default {
  ...base,
  testMatch: ["<rootDir>/test/properties/**/*.test.ts"],
  reporters: ["default"],
};
