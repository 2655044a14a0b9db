import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import type { TestApp, TestPerson } from "../support/app.ts";

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
