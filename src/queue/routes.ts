import type { Route } from "../http/route.ts";
import { deleteClaim, postClaim } from "./claim-case.ts";
import { postCaseDecision } from "./decide-case.ts";
import { postBulkDecision } from "./decide-cases.ts";
import { postCommentDecision } from "./decide-comment.ts";
import { postFlag } from "./raise-flag.ts";
import { getCase } from "./read-case.ts";
import { getCommentHistory } from "./read-history.ts";
import { getQueue } from "./read-queue.ts";
import { postReveal } from "./reveal-comment.ts";
import { getComments } from "./search-comments.ts";

export const queueRoutes: readonly Route[] = [
  postFlag,
  getQueue,
  getCase,
  postClaim,
  deleteClaim,
  postCaseDecision,
  postBulkDecision,
  postCommentDecision,
  getCommentHistory,
  postReveal,
  getComments,
];
