import browser from "./jest.browser.config.mjs";

/** Pictures of every screen and state: `npm run screens`. */
export default { ...browser, testMatch: ["<rootDir>/test/browser/screens.pictures.ts"], maxWorkers: 1 };
