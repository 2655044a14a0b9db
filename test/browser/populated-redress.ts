import supertest from "supertest";
import { reviewUrl } from "../../src/appeals/review-link.ts";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import { DAY } from "../../src/shared/clock.ts";
import { giveNotice, pathOf } from "../notices/notice-desk.ts";
import type { TestApp } from "../support/app.ts";
import { decideAppeal, decideComment, fileAppeal, postComment, removedComment } from "../support/scenes.ts";
import type { Scene } from "./populated-world.ts";

/** What authors, notifiers and reviewers from outside come to by a link, in the states that are seldom. */
export async function seedRedress(scene: Scene): Promise<Readonly<Record<string, string>>> {
  return {
    closedAppeal: await seedClosed(scene),
    ...(await seedRestricted(scene)),
    ...(await seedNotifiers(scene)),
    ...(await seedNoticeStates(scene)),
    answeredReview: await seedAnsweredReview(scene),
    ...(await seedGerman(scene)),
  };
}

/** Half a year after its author was told. */
async function seedClosed({ app, people, articles }: Scene) {
  const { author, moderator: by } = people;
  const old = await removedComment(app, {
    author,
    article: articles.contested,
    by,
    body: "Half a year ago, this was.",
  });
  const toldAt = new Date(app.clock.now().getTime() - 190 * DAY);
  // The letter may have told them meanwhile, and the window keeps its start: the rule sleeps for this.
  await app.deps.db.pool.query(`
    begin;
    set local session_replication_role = replica;
    update appeal_links set told_at = '${toldAt.toISOString()}' where decision_id = '${old.decisionId}';
    commit`);
  return `/appeals/${old.token}`;
}

async function seedRestricted(scene: Scene) {
  const { app, people } = scene;
  const { moderator } = people;
  const restricted = async (displayName: string) => {
    const person = await app.person("reader", { displayName });
    const body = { reason: "Advertising under every article.", category: "spam", kind: "premoderated" };
    const path = `/moderation/users/${person.account.id}/restrictions` as const;
    const { body: made } = await app.as(moderator).post(path).send(body).expect(201);
    return { path: `${path}/${made.id}` as const, token: await tokenOf(app, { accountId: person.account.id }) };
  };
  const lifted = await restricted("Lena Lifted");
  await app.as(moderator).delete(lifted.path).expect(204);
  const contested = await restricted("Paula Premoderated");
  const appealId = await fileAppeal(app, contested);
  return {
    liftedRestriction: `/appeals/${lifted.token}`,
    openRestrictionAppeal: `/appeals/${contested.token}`,
    restrictionReview: await invite(scene, appealId),
  };
}

async function tokenOf({ deps }: TestApp, where: { readonly accountId: string } | { readonly noticeId: string }) {
  const link = await deps.db.prisma.appealLink.findFirstOrThrow({ where });
  return appealToken(deps.config.appealLinkKeys, link) ?? "";
}

/** Whoever gave a notice contests that the comment stays. */
async function seedNotifiers({ app, people: { second, administrator } }: Scene) {
  const kept = async (body: string) => {
    const { id } = await postComment(app, { body });
    const notice = await giveNotice(app, id);
    await decideComment(app, second, { id, action: "publish" });
    return { token: await tokenOf(app, { noticeId: notice.id }) };
  };
  const fresh = await kept("The harbour master sells the berths twice.");
  const open = await kept("The harbour master owns both of the tugs.");
  await fileAppeal(app, open);
  const right = await kept("The harbour master burned the ledger himself.");
  const appealId = await fileAppeal(app, right);
  await decideAppeal(app, administrator, { appealId, outcome: "overturned" });
  return {
    notifierAppeal: `/appeals/${fresh.token}`,
    openNotifierAppeal: `/appeals/${open.token}`,
    overturnedNotifierAppeal: `/appeals/${right.token}`,
  };
}

async function seedNoticeStates({ app, people: { moderator, second } }: Scene) {
  const give = async (body: string, fields: object = {}) => {
    const posted = await postComment(app, { body });
    const notice = await giveNotice(app, posted.id, fields);
    return { ...posted, noticeId: notice.id, path: pathOf(app, notice) };
  };
  const unfounded = await give("The lighthouse needs paint.", { explanation: "I do not like the colour at all." });
  // By who looks at it: what somebody else decided may be theirs to review again, and is hidden from them until then.
  await decideComment(app, moderator, { id: unfounded.id, action: "publish" });
  await app.as(second).post(`/moderation/notices/${unfounded.noticeId}/unfounded`).expect(200);
  const withdrawn = await give("The pilot boat was sold for a song.");
  await supertest(app.app).post(withdrawn.path).type("form").send({}).expect(303);
  const moot = await give("The buoys are all in the wrong place.");
  await app.as(moot.author).delete(`/comments/${moot.id}`).expect(204);
  const nameless = await give("What happens at the old pier at night?", {
    name: undefined,
    email: undefined,
    childAbuse: true,
  });
  return {
    unfoundedNotice: unfounded.path,
    withdrawnNotice: withdrawn.path,
    mootNotice: moot.path,
    namelessNotice: nameless.path,
  };
}

/** Somebody from outside is asked to decide. */
async function invite({ app, people: { administrator } }: Scene, appealId: string): Promise<string> {
  const body = { email: `${appealId.slice(-6)}@outside.example` };
  await app.as(administrator).post(`/moderation/appeals/${appealId}/reviewer`).send(body).expect(201);
  const { config, db } = app.deps;
  const invitation = await db.prisma.reviewInvitation.findFirstOrThrow({ where: { appealId } });
  return new URL(reviewUrl(config, invitation)).pathname;
}

async function seedAnsweredReview(scene: Scene): Promise<string> {
  const { app, people, articles } = scene;
  const body = "The mayor's brother sold them the boat.";
  const removed = await removedComment(app, {
    author: people.author,
    article: articles.contested,
    by: people.moderator,
    body,
  });
  const path = await invite(scene, await fileAppeal(app, removed));
  const answer = { outcome: "overturned", reason: "It is an opinion about a public office." };
  await supertest(app.app).post(path).type("form").send(answer).expect(303);
  return path;
}

/** An author whose letters are German. */
async function seedGerman({ app, people: { moderator: by } }: Scene) {
  const greta = await app.person("reader", { displayName: "Greta Gezeiten", email: "greta@example.org" });
  await app.deps.db.prisma.account.update({ where: { id: greta.account.id }, data: { locale: "de" } });
  const body = "Der Hafen gehört uns allen, nur nicht denen da oben.";
  const { token } = await removedComment(app, { author: greta, by, body });
  const letter = await app.letterTo(greta, /entfernt/);
  return { germanLetter: `/dev/mailbox/${letter.id}`, germanAppeal: `/appeals/${token}` };
}
