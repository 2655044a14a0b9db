import type { Request, Response } from "express";
import { Router } from "express";
import { z } from "zod";
import { fileAppeal } from "../appeals/file-appeal.ts";
import { readAppealView } from "../appeals/read-appeal-view.ts";
import { requestResend } from "../appeals/resend-letters.ts";
import {
  LONGEST_STATEMENT,
  SHORTEST_STATEMENT,
  type AppealView,
  appealStatement,
  resendBody,
} from "../appeals/schema.ts";
import { withdrawAppeal } from "../appeals/withdraw-appeal.ts";
import { readForm } from "../http/forms.ts";
import type { PageKit } from "../http/page-kit.ts";
import { PROBLEMS } from "../http/problems.ts";
import { privatePage } from "../http/security.ts";
import { Refusal, type RefusalCode } from "../shared/refusal.ts";
import { AppealPage, InvalidLinkPage } from "./appeal-page.tsx";
import { APPEAL_TEXTS, type AppealTexts } from "./appeal-texts.ts";
import { keepLanguage, readLanguage } from "./locale.ts";
import { ResendPage, type ResendPageProps } from "./resend-page.tsx";
import { badLinkErrors } from "./page-errors.tsx";
import { seeOther, sendPage } from "./send-page.tsx";

const pathOf = (token: string): string => `/appeals/${encodeURIComponent(token)}`;

const resendForm = z.object({ email: z.string().default("") });

const statementForm = z.object({ statement: z.string().default("") });
/** A right is given up for good: who does not say so twice keeps it. */
const withdrawalForm = z.object({ sure: z.literal("yes").optional() });

/** The appeal page. Its link is the authority, so cookies are not looked at and any `Origin` may post. */
export function appealRoutes({ deps, limiter }: PageKit): Router {
  const router = Router({ caseSensitive: true });

  const show = (req: Request<{ token: string }>, res: Response, shown: Shown) => {
    const path = pathOf(req.params.token);
    const lang = readLanguage(req);
    sendPage(res, <AppealPage lang={lang} at={deps.clock()} path={path} {...shown} />, shown.status);
  };

  const showResend = (req: Request, res: Response, shown: Omit<ResendPageProps, "lang"> = {}) => {
    const lang = readLanguage(req);
    sendPage(res, <ResendPage lang={lang} {...shown} />, shown.isBad ? PROBLEMS.invalid_request.status : 200);
  };

  router.get("/appeals/resend", async (req, res) => {
    privatePage(res);
    showResend(req, res);
  });

  router.post("/appeals/resend", async (req, res) => {
    privatePage(res);
    await limiter.check(["email_links_address"], { req, res, actor: null });
    const parsed = resendBody.safeParse(await readForm(req, resendForm));
    if (!parsed.success) return showResend(req, res, { isBad: true });
    const { email } = parsed.data;
    await limiter.check(["email_links_mailbox"], { req, res, actor: null, mailbox: email });
    await requestResend(deps, { email });
    showResend(req, res, { isDone: true });
  });

  router.get("/appeals/:token", async (req, res) => {
    privatePage(res);
    await limiter.check(["lookups_address"], { req, res, actor: null });
    show(req, res, { view: await readAppealView(deps, req.params.token) });
  });

  router.post("/appeals/:token", async (req, res) => {
    privatePage(res);
    const { token } = req.params;
    await limiter.check(["appeals_address"], { req, res, actor: null });
    const view = await readAppealView(deps, token);
    const { statement } = await readForm(req, statementForm);
    const refused = view.appeal ? null : await tryToFile(statement);
    if (!refused) return seeOther(res, keepLanguage(pathOf(token), req));
    const texts = APPEAL_TEXTS[readLanguage(req)];
    const again: AppealView = await readAppealView(deps, token);
    show(req, res, {
      view: again,
      status: PROBLEMS[refused].status,
      refused: { statement, problem: sentences(texts)[refused] ?? texts.closedMeanwhile },
    });

    async function tryToFile(text: string): Promise<RefusalCode | null> {
      const parsed = appealStatement.safeParse(text);
      if (!parsed.success) return "invalid_request";
      try {
        await fileAppeal(deps, { by: { token }, statement: parsed.data });
        return null;
      } catch (error) {
        if (error instanceof Refusal && error.code in sentences(APPEAL_TEXTS.en)) return error.code;
        throw error;
      }
    }
  });

  router.post("/appeals/:token/withdraw", async (req, res) => {
    privatePage(res);
    const { token } = req.params;
    await limiter.check(["appeals_address"], { req, res, actor: null });
    await readAppealView(deps, token);
    const { sure } = await readForm(req, withdrawalForm);
    try {
      if (sure !== undefined) await withdrawAppeal(deps, { by: { token } });
    } catch (error) {
      if (!(error instanceof Refusal && error.code === "invalid_state")) throw error;
    }
    // Answered meanwhile, or taken back before: the page says which.
    seeOther(res, keepLanguage(pathOf(token), req));
  });

  router.use((req, _res, next) => {
    if (req.originalUrl.startsWith("/appeals/"))
      throw new Refusal("appeal_link_invalid", "This appeal link is not valid.");
    next();
  });
  router.use(badLinks);
  return router;
}

interface Shown {
  readonly view: AppealView;
  readonly status?: number;
  readonly refused?: { readonly statement: string; readonly problem: string };
}

const sentences = (texts: AppealTexts): Readonly<Partial<Record<RefusalCode, string>>> => ({
  invalid_request: texts.tooShortOrLong(SHORTEST_STATEMENT, LONGEST_STATEMENT),
  appeal_window_closed: texts.windowOver,
  invalid_state: texts.closedMeanwhile,
});

const badLinks = badLinkErrors({
  prefix: "/appeals/",
  code: "appeal_link_invalid",
  isBad: (error) => error instanceof Refusal && (error.code === "appeal_link_invalid" || error.code === "not_found"),
  page: (req) => <InvalidLinkPage lang={readLanguage(req)} />,
});
