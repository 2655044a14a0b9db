import { noticeUrl } from "../../src/notices/notice-link.ts";
import { newId } from "../../src/shared/ids.ts";
import type { TestApp, TestPerson } from "../support/app.ts";
import { claim, findOpenCase } from "../support/scenes.ts";

export const WHY = "This sentence denies a genocide, which section 130 forbids.";

/** An address that nobody else uses. */
export const newAddress = (): string => `${newId()}@notifier.example`;

export const noticeOf = (commentId: string, fields: object = {}) => ({
  commentId,
  explanation: WHY,
  name: "Nora Notifier",
  email: newAddress(),
  goodFaith: true,
  ...fields,
});

/** Somebody without an account gives notice; the row that came of it. */
export async function giveNotice(app: TestApp, commentId: string, fields: object = {}) {
  const { body } = await app.as(null).post("/notices").send(noticeOf(commentId, fields)).expect(201);
  return app.deps.db.prisma.notice.findUniqueOrThrow({ where: { id: body.id } });
}

export const readNotice = ({ deps }: TestApp, id: string) => deps.db.prisma.notice.findUniqueOrThrow({ where: { id } });

/** The path of a notice's own page. */
export const pathOf = (app: TestApp, notice: { id: string; keyId: string | null }): string =>
  new URL(noticeUrl(app.deps.config, notice)).pathname;

/** A moderator claims the comment's case and decides it. */
export async function decideOpenCase(
  app: TestApp,
  by: TestPerson,
  {
    commentId,
    ...body
  }: { readonly commentId: string; readonly action: "publish" | "remove"; readonly reason?: object },
): Promise<void> {
  const found = await findOpenCase(app, commentId);
  const claimToken = await claim(app, by, `/moderation/cases/${found.id}`);
  const { version } = await findOpenCase(app, commentId);
  await app
    .as(by)
    .post(`/moderation/cases/${found.id}/decision`)
    .send({ ...body, claimToken, version })
    .expect(200);
}

export const lettersOf = ({ deps }: TestApp, noticeId: string) =>
  deps.db.prisma.letter.findMany({ where: { subjectId: noticeId }, orderBy: { id: "asc" } });

/** Settings that stand, with this section for notices. */
export async function setNotices(app: TestApp, notices: object): Promise<void> {
  const administrator = await app.person("administrator");
  const { body } = await app.as(administrator).get("/moderation/settings").expect(200);
  const settings = { ...body.settings, notices };
  await app.as(administrator).put("/moderation/settings").send({ version: body.version, settings }).expect(200);
}
