export default async function teardown() {
  await globalThis.recourseTestServer?.stop();
}
