/** The one row of `sites`, laid by the first migration. Many publishers in one database is a later day's work. */
export const SITE_ID = "01980000-0000-7000-8000-000000000001";
