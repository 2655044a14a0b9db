import { Router } from "express";
import type { PageKit } from "../http/page-kit.ts";
import { pageErrors } from "../pages/page-errors.tsx";
import { embedScripts } from "./embed-script.ts";
import { permalinkRoutes } from "./permalink-page.tsx";
import { threadRoutes } from "./thread-page.tsx";

/** What an article page embeds, and what its thread is without scripts. */
export function embedPages(kit: PageKit): Router {
  const router = Router({ caseSensitive: true });
  router.use(embedScripts(), threadRoutes(kit), permalinkRoutes(kit));
  router.use(pageErrors(kit.deps.log));
  return router;
}
