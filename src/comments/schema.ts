import { z } from "zod";
import { listOf } from "../http/list.ts";
import { OUTCOMES } from "../policy/types.ts";
import { LANGUAGES } from "../shared/language.ts";
import { commentText } from "./comment-text.ts";

const time = z.iso.datetime();

export const commentAuthor = z.object({ id: z.uuid(), displayName: z.string() }).meta({ id: "CommentAuthor" });

const commentFields = {
  id: z.uuid(),
  articleKey: z.string(),
  parentId: z.uuid().nullable(),
  depth: z.int().min(0).max(8),
  author: commentAuthor.nullable(),
  body: z.string().nullable(),
  revision: z.int(),
  status: z.enum(["published", "held", "removed", "deleted"]),
  createdAt: time,
  editedAt: time.nullable(),
  replyCount: z.int(),
  recommendCount: z.int(),
};

const flatComment = z.object(commentFields);

/** A comment as readers see it; hidden ones that have published descendants are tombstones without text or author. */
export interface CommentView extends z.infer<typeof flatComment> {
  replies?: CommentView[] | undefined;
}

export const comment: z.ZodType<CommentView> = z
  .object({
    ...commentFields,
    /** In threads only: the first three direct replies. */
    get replies() {
      return z.array(comment).optional();
    },
  })
  .meta({ id: "Comment" });

export const commentPage = listOf(comment);

/** A comment that somebody was sent to, with all that it answers, root first. */
export const commentContext = z
  .object({ above: z.array(comment), comment, replies: commentPage })
  .meta({ id: "CommentContext" });

/** What the engine concluded, in the words for an author: `flag` reads as `publish`. */
export const verdict = z
  .object({
    outcome: z.enum(OUTCOMES),
    categories: z.array(z.string()),
    notices: z.array(z.string()),
    appealable: z.boolean(),
  })
  .meta({ id: "Verdict" });

export const ownDecision = z
  .object({
    id: z.uuid(),
    kind: z.enum(["publish", "hold", "remove", "restore"]),
    automated: z.boolean(),
    decidedAt: time,
    categories: z.array(z.string()),
    notices: z.array(z.string()),
    /** Of each of them, in their order: a policy's are in the policy's language. */
    noticeLanguages: z.array(z.enum(LANGUAGES)),
    /** A moderator's own words. */
    note: z.string().nullable(),
    appealable: z.boolean(),
    deadline: time.nullable(),
    /** The author's, against this decision; of a decision that grants one, that appeal. */
    appeal: z
      .object({
        id: z.uuid(),
        status: z.enum(["open", "upheld", "overturned", "withdrawn", "void"]),
        filedAt: time,
        decidedAt: time.nullable(),
        outcomeReason: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: "OwnDecision" });

export const ownComment = z
  .object({ ...commentFields, articleTitle: z.string(), verdict, decision: ownDecision.nullable() })
  .meta({ id: "OwnComment" });

export const ownComments = listOf(ownComment).extend({
  /** Ids of comments that this reader recommends. */
  reactions: z.array(z.uuid()),
});

export const postAnswer = z.object({ comment, verdict }).meta({ id: "PostedComment" });

export const postBody = z.strictObject({
  body: commentText,
  parentId: z.uuid().nullish(),
});
export const previewBody = z.strictObject({ body: commentText });
export const editBody = z.strictObject({ body: commentText, revision: z.int() });
export const reactionBody = z.strictObject({ kind: z.enum(["recommend"]) });

export const commentParams = z.object({ id: z.uuid() });
export const articleParams = z.object({ key: z.string().min(1).max(200) });
