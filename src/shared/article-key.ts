/** What a publisher may call an article. */
export const ARTICLE_KEY = /^[A-Za-z0-9._~:-]{1,200}$/;
