import type { Message } from "../../src/mail/message.ts";
import type { TestApp } from "../support/app.ts";
import { BODIES } from "../support/small-policy.ts";
import type { World } from "./world.ts";

/** A stranger's page of the thread, as it goes over the wire, holds no address, no score and no moderator. */
export async function assertThreadIsPrivate({ as }: TestApp, world: World): Promise<void> {
  const { text } = await as(null).get(`/articles/${world.article.key}/comments?limit=50`).expect(200);
  const { max, moe } = world.people;
  // Neither of them writes in any sequence.
  const secrets = [...addresses(world), max.id, moe.id, '"score"', '"priority"', '"matches"', '"deciderKey"'];
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
}

/** A letter knows its reader's address and nobody else's, names no moderator, and quotes no comment. */
export function assertLetterIsPrivate(world: World, { to, subject, text, html }: Message): void {
  const written = `${subject}\n${text}`;
  const { max, moe } = world.people;
  const secrets = [...addresses(world).filter((address) => address !== to), ...Object.values(BODIES), max.id, moe.id];
  expect(secrets.filter((secret) => `${written}${html}`.includes(secret))).toEqual([]);
  expect(written).not.toMatch(/\b(mia|max|moe)\b/i);
}

const addresses = ({ people }: World): string[] => Object.values(people).flatMap(({ email }) => email ?? []);
