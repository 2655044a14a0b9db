import type { Route } from "../http/route.ts";
import { postReview } from "./answer-review.ts";
import { postGolden } from "./mark-golden.ts";
import { getDisagreements } from "./read-disagreements.ts";
import { getGoldenItems } from "./read-golden-items.ts";
import { getNextReview } from "./read-next-review.ts";
import { getOwnQuality } from "./read-own-quality.ts";
import { getQuality } from "./read-quality.ts";
import { deleteGolden } from "./retire-golden.ts";

export const qualityRoutes: readonly Route[] = [
  getNextReview,
  postReview,
  getDisagreements,
  postGolden,
  getGoldenItems,
  deleteGolden,
  getOwnQuality,
  getQuality,
];
