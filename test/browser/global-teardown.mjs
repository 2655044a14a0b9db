import stopDatabases from "../support/global-teardown.mjs";

export default async function teardown() {
  await globalThis.recourseTestBrowser?.close();
  await stopDatabases();
}
