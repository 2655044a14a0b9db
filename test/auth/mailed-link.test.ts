import { testApp } from "../support/app.ts";
import { smallPolicy } from "../support/small-policy.ts";
import { eventually } from "../support/eventually.ts";

const app = await testApp({ policy: smallPolicy() });
await app.startWorker();

test("from the letter in the mailbox to signing out, in the whole application", async () => {
  const nobody = app.as(null);
  await nobody.post("/auth/email-link").send({ email: "Reader@Example.org", displayName: "Mira" }).expect(202);
  const letter = await eventually(async () => {
    const found = (await app.mailbox()).find(({ to }) => to === "reader@example.org");
    if (!found) throw new Error("no letter yet");
    return found;
  });
  expect(letter.html).toContain("/sign-in/");

  const token = /\/sign-in\/([\w-]+)/.exec(letter.text)?.[1] ?? "";
  const { body } = await nobody.post("/auth/session").send({ token }).expect(200);
  const me = { ...app.as(null), bearer: `Bearer ${body.accessToken}` };
  expect((await me.get("/me").set("Authorization", me.bearer).expect(200)).body).toEqual(body.user);
  await me.get("/moderation/queue").set("Authorization", me.bearer).expect(403);
  await me.delete("/auth/session").set("Authorization", me.bearer).expect(204);
  await me.get("/me").set("Authorization", me.bearer).expect(401);
});
