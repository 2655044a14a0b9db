import type { Request, Response } from "express";
import { Router } from "express";
import { z } from "zod";
import { type ReviewView, readReview, reviewAppeal } from "../appeals/review-appeal.ts";
import { decideBody } from "../appeals/schema.ts";
import { PERSONAL_DATA } from "../decisions/personal-data.ts";
import { STAFF_NAMED } from "../decisions/staff-names.ts";
import { readForm } from "../http/forms.ts";
import type { PageKit } from "../http/page-kit.ts";
import { PROBLEMS } from "../http/problems.ts";
import { privatePage } from "../http/security.ts";
import { Refusal, type RefusalCode, invalid } from "../shared/refusal.ts";
import { keepLanguage, readLanguage } from "./locale.ts";
import { badLinkErrors } from "./page-errors.tsx";
import { InvalidReviewPage, ReviewPage } from "./review-page.tsx";
import { REVIEW_TEXTS } from "./review-texts.ts";
import { seeOther, sendPage } from "./send-page.tsx";

const reviewForm = z.object({ outcome: z.string().default(""), reason: z.string().default("") });
type ReviewForm = z.infer<typeof reviewForm>;

const answer = decideBody.pick({ outcome: true, reason: true });

/** The page of an invited reviewer. Its link is the authority, so cookies are not looked at and any `Origin` may post. */
export function reviewRoutes({ deps, limiter }: PageKit): Router {
  const router = Router({ caseSensitive: true });

  const show = (req: Request<{ token: string }>, res: Response, shown: Shown) => {
    const lang = readLanguage(req);
    const refused = shown.refused && {
      outcome: shown.form?.outcome ?? "",
      reason: shown.form?.reason ?? "",
      problem: sentenceOf(shown.refused, REVIEW_TEXTS[lang]),
    };
    const status = shown.refused ? PROBLEMS[shown.refused.code].status : 200;
    sendPage(res, <ReviewPage lang={lang} view={shown.view} refused={refused} />, status);
  };

  router.get("/review/:token", async (req, res) => {
    privatePage(res);
    await limiter.check(["lookups_address"], { req, res, actor: null });
    show(req, res, { view: await readReview(deps, req.params.token) });
  });

  router.post("/review/:token", async (req, res) => {
    privatePage(res);
    const { token } = req.params;
    await limiter.check(["appeals_address"], { req, res, actor: null });
    await readReview(deps, token);
    const form = await readForm(req, reviewForm);
    const refused = await tryToDecide(token, form);
    if (!refused || refused.code === "invalid_state")
      return seeOther(res, keepLanguage(`/review/${encodeURIComponent(token)}`, req));
    show(req, res, { view: await readReview(deps, token), form, refused });
  });

  async function tryToDecide(token: string, form: ReviewForm): Promise<Refusal | null> {
    const parsed = answer.safeParse(form);
    if (!parsed.success) return invalid("/reason", "Give the author a reason.");
    try {
      await reviewAppeal(deps, { token, ...parsed.data });
      return null;
    } catch (error) {
      if (error instanceof Refusal && SHOWN.has(error.code)) return error;
      throw error;
    }
  }

  router.use((req, _res, next) => {
    if (req.originalUrl.startsWith(PREFIX)) throw new Refusal("not_found", "This review link is not valid.");
    next();
  });
  router.use(badLinks);
  return router;
}

interface Shown {
  readonly view: ReviewView;
  readonly form?: ReviewForm;
  readonly refused?: Refusal;
}

const SHOWN: ReadonlySet<RefusalCode> = new Set([
  "conflict_of_interest",
  "case_claimed",
  "invalid_state",
  "invalid_request",
]);

function sentenceOf({ code, errors }: Refusal, texts: (typeof REVIEW_TEXTS)["en"]): string {
  if (code === "conflict_of_interest") return texts.conflict;
  if (errors?.some(({ detail }) => detail === PERSONAL_DATA)) return texts.personalData;
  if (errors?.some(({ detail }) => detail === STAFF_NAMED)) return texts.staffNamed;
  return code === "case_claimed" ? texts.busy : texts.problem;
}

const PREFIX = "/review/";

const badLinks = badLinkErrors({
  prefix: PREFIX,
  code: "not_found",
  isBad: (error) => error instanceof Refusal && error.code === "not_found",
  page: (req) => <InvalidReviewPage lang={readLanguage(req)} />,
});
