const LINK = /https?:\/\//gi;

/** The signal `links`: the one fact about a post that its text tells. */
export const countLinks = (text: string): number => text.match(LINK)?.length ?? 0;
