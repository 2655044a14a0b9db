import { countLinks } from "../policy/count-links.ts";
import type { Signals } from "../policy/types.ts";
import type { PostFacts } from "./post-facts.ts";

/** The facts about a post that rules may read: stored with the decision, so that a replay sees the same. */
export const signalsOf = (
  facts: Pick<PostFacts, "published" | "restriction" | "moderation">,
  body: string,
): Signals => ({
  published_comments: facts.published,
  author_premoderated: facts.restriction === "premoderated",
  article_premoderated: facts.moderation === "pre",
  links: countLinks(body),
});

/** The facts about a text that nobody posted: as if a reader without a history wrote it to an article open to all. */
export const signalsOfText = (body: string): Signals =>
  signalsOf({ published: 0, restriction: null, moderation: "post" }, body);
