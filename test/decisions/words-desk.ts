import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import { giveNotice, setNotices } from "../notices/notice-desk.ts";
import type { TestApp, TestPerson } from "../support/app.ts";
import { decideComment, fileAppeal, postComment } from "../support/scenes.ts";

/** How much is stored of what carries words to authors: a refusal leaves it as it was. */
export async function countStored({ deps: { db } }: TestApp) {
  const { prisma } = db;
  return {
    decisions: await prisma.decision.count(),
    statements: await prisma.statement.count(),
    restrictions: await prisma.restriction.count(),
    letters: await prisma.letter.count(),
  };
}

/** Of a notifier, against a comment that stayed. */
export async function notifiersAppeal(app: TestApp): Promise<string> {
  await setNotices(app, { notifierAppeals: true });
  const { id } = await postComment(app);
  await giveNotice(app, id);
  await decideComment(app, await app.person("moderator"), { id, action: "publish" });
  const link = await app.deps.db.prisma.appealLink.findFirstOrThrow({ where: { party: "notifier" } });
  return fileAppeal(app, { token: appealToken(app.deps.config.appealLinkKeys, link) ?? "" });
}

interface Sent {
  readonly path: string;
  readonly fields: object;
}

/** A form of the console, as the browser of a signed-in person sends it. */
export const sendForm = ({ app }: TestApp, { token }: TestPerson, { path, fields }: Sent) =>
  supertest(app)
    .post(path)
    .set("Cookie", `${SESSION_COOKIE}=${token}`)
    .set("Sec-Fetch-Site", "same-origin")
    .type("form")
    .send(fields);
