import { Router } from "express";
import type { PageKit } from "../http/page-kit.ts";
import { Refusal } from "../shared/refusal.ts";
import { appealRoutes } from "./appeal-routes.tsx";
import { asset } from "./assets.ts";
import { mailboxRoutes } from "./mailbox-pages.tsx";
import { noticeRoutes } from "./notice-routes.tsx";
import { pageErrors } from "./page-errors.tsx";
import { policiesRoutes } from "./policies-page.tsx";
import { problemsRoutes } from "./problems-pages.tsx";
import { reviewRoutes } from "./review-routes.tsx";
import { signInRoutes } from "./sign-in-routes.tsx";
import { startRoutes } from "./start-pages.tsx";
import { transparencyRoutes } from "./transparency-page.tsx";

/** The public pages, and the last word on every address that nothing answered. */
export function publicPages(kit: PageKit): Router {
  const router = Router({ caseSensitive: true });
  router.get("/assets/recourse.css", asset("recourse.css", "text/css; charset=utf-8"));
  // Browsers ask for it on pages that name no icon, such as the documentation.
  for (const path of ["/assets/icon.svg", "/favicon.ico"]) router.get(path, asset("icon.svg", "image/svg+xml"));
  router.use(startRoutes(kit), policiesRoutes(kit), transparencyRoutes(kit), problemsRoutes(), mailboxRoutes(kit));
  router.use(appealRoutes(kit), noticeRoutes(kit), reviewRoutes(kit), signInRoutes(kit));
  router.use(() => {
    throw new Refusal("not_found", "There is no page at this address.");
  });
  router.use(pageErrors(kit.deps.log));
  return router;
}
