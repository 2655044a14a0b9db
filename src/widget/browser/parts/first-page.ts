import type { Sort } from "./types.ts";

export const PER_PAGE = 20;

/** The article's own answer and that of its comments, asked for before there is anything to show them with. */
export type FirstAnswers = Promise<readonly [article: Response, comments: Response]>;

export const articlePath = (articleKey: string): string => `/articles/${encodeURIComponent(articleKey)}`;

export const firstPagePath = (articleKey: string, sort: Sort): string =>
  `${articlePath(articleKey)}/comments?limit=${PER_PAGE}&sort=${sort}`;
