import type { Request, Response } from "express";
import { Router } from "express";
import { z } from "zod";
import { readVisibleComment } from "../comments/read-comment.ts";
import type { Deps } from "../deps.ts";
import { readForm } from "../http/forms.ts";
import { type Authenticate, credentialsOf } from "../http/access.ts";
import type { PageKit } from "../http/page-kit.ts";
import { parseInput } from "../http/parse.ts";
import { PROBLEMS } from "../http/problems.ts";
import { privatePage } from "../http/security.ts";
import { checkNotice, fileNotice } from "../notices/file-notice.ts";
import { noticeUrl } from "../notices/notice-link.ts";
import { readNoticeView } from "../notices/read-notice-view.ts";
import { type NoticeView, noticeBody } from "../notices/schema.ts";
import { withdrawNotice } from "../notices/withdraw-notice.ts";
import { isId, newId } from "../shared/ids.ts";
import { Refusal } from "../shared/refusal.ts";
import { type Language, keepLanguage, readLanguage } from "./locale.ts";
import {
  NoticeFormPage,
  type NoticeField,
  type NoticeProblem,
  type NoticedComment,
  type TypedNotice,
} from "./notice-form.tsx";
import { InvalidNoticeLinkPage, NoticePage, NoticeReceivedPage } from "./notice-page.tsx";
import { NOTICE_TEXTS, type NoticePageTexts } from "./notice-texts.ts";
import { badLinkErrors } from "./page-errors.tsx";
import { seeOther, sendPage } from "./send-page.tsx";

const typed = z.string().default("");
const noticeForm = z.object({
  commentId: typed,
  url: typed,
  explanation: typed,
  legalReference: typed,
  childAbuse: typed,
  name: typed,
  email: typed,
  goodFaith: typed,
});

const NOTHING_TYPED: TypedNotice = noticeForm.parse({});

/**
 * Notices of illegal content by anyone: the form needs no account, and a link is its own key. Of whoever is signed in it
 * is kept that they gave it.
 */
export function noticeRoutes({ deps, authenticate, limiter }: PageKit): Router {
  const router = Router({ caseSensitive: true });

  const showForm = async (req: Request, res: Response, { form, refusal }: ShownForm) => {
    const lang = readLanguage(req);
    const comment = await findComment(deps, form.commentId);
    const problems = refusal ? problemsOf(NOTICE_TEXTS[lang], refusal) : [];
    if (refusal) res.locals["code"] = refusal.code;
    const page = <NoticeFormPage lang={lang} comment={comment} typed={form} problems={problems} />;
    sendPage(res, page, refusal ? PROBLEMS[refusal.code].status : 200);
  };

  router.get("/notices/new", async (req, res) => {
    await limiter.check(["reads_address"], { req, res, actor: null });
    const commentId = z.string().catch("").parse(req.query["comment"]);
    await showForm(req, res, { form: { ...NOTHING_TYPED, commentId } });
  });

  router.post("/notices/new", async (req, res) => {
    privatePage(res);
    const form = await readForm(req, noticeForm);
    const mailbox = form.email.trim() === "" ? newId() : form.email;
    await limiter.check(["notices_mailbox", "notices_address"], { req, res, actor: null, mailbox });
    try {
      const body = parseInput(noticeBody, bodyOf(form, readLanguage(req)));
      const givenBy = await findGiver(authenticate, req);
      const notice = await fileNotice(deps, { commentId: checkNotice(body), body, givenBy });
      // Whoever left no address has no other way back than the link; all others get it by mail, and only so.
      const isNamed = notice.address !== null;
      const next = isNamed ? "/notices/received" : new URL(noticeUrl(deps.config, notice)).pathname;
      seeOther(res, keepLanguage(next, req));
    } catch (error) {
      if (!(error instanceof Refusal) || !SHOWN.has(error.code)) throw error;
      await showForm(req, res, { form, refusal: error });
    }
  });

  router.get("/notices/received", async (req, res) => {
    await limiter.check(["reads_address"], { req, res, actor: null });
    sendPage(res, <NoticeReceivedPage lang={readLanguage(req)} />);
  });

  const showNotice = (req: Request, res: Response, { view, isRefused = false }: ShownNotice) => {
    const lang = readLanguage(req);
    const problem = isRefused ? NOTICE_TEXTS[lang].answeredMeanwhile : undefined;
    sendPage(res, <NoticePage lang={lang} view={view} problem={problem} />, isRefused ? 409 : 200);
  };

  router.get("/notices/:token", async (req, res) => {
    privatePage(res);
    await limiter.check(["lookups_address"], { req, res, actor: null });
    showNotice(req, res, { view: await readNoticeView(deps, req.params.token) });
  });

  router.post("/notices/:token", async (req, res) => {
    privatePage(res);
    const { token } = req.params;
    await limiter.check(["appeals_address"], { req, res, actor: null });
    try {
      await withdrawNotice(deps, { token });
      seeOther(res, keepLanguage(`/notices/${encodeURIComponent(token)}`, req));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "invalid_state") throw error;
      res.locals["code"] = error.code;
      showNotice(req, res, { view: await readNoticeView(deps, token), isRefused: true });
    }
  });

  router.use((req, _res, next) => {
    if (req.originalUrl.startsWith("/notices/")) throw new Refusal("not_found", "This link is not valid.");
    next();
  });
  router.use(badLinks);
  return router;
}

/** A session that has ended hinders nobody. */
async function findGiver(authenticate: Authenticate, req: Request): Promise<string | null> {
  const actor = await authenticate(credentialsOf(req)).catch(() => null);
  return actor?.kind === "person" ? actor.accountId : null;
}

interface ShownForm {
  readonly form: TypedNotice;
  readonly refusal?: Refusal;
}

interface ShownNotice {
  readonly view: NoticeView;
  readonly isRefused?: boolean;
}

const SHOWN: ReadonlySet<Refusal["code"]> = new Set(["invalid_request", "not_found", "forbidden"]);

/** Browsers send what is empty as an empty text. */
const bodyOf = (form: TypedNotice, locale: Language) => ({
  ...Object.fromEntries(
    (["commentId", "url", "explanation", "legalReference", "name", "email"] as const)
      .filter((field) => field === "explanation" || form[field].trim() !== "")
      .map((field) => [field, form[field]]),
  ),
  childAbuse: form.childAbuse !== "",
  goodFaith: form.goodFaith !== "",
  locale,
});

const FIELDS: Readonly<Record<string, NoticeField>> = {
  "/url": "url",
  "/commentId": "url",
  "/explanation": "explanation",
  "/legalReference": "legalReference",
  "/name": "name",
  "/email": "email",
  "/goodFaith": "goodFaith",
};

/** Each sentence once, in the order of the form's fields. */
function problemsOf(texts: NoticePageTexts, { code, errors = [] }: Refusal): readonly NoticeProblem[] {
  if (code === "not_found") return [{ sentence: texts.gone, field: null }];
  if (code === "forbidden") return [{ sentence: texts.suspended, field: null }];
  const found = errors.map(({ pointer }) => ({
    sentence: texts.problems[pointer] ?? texts.otherProblem,
    field: FIELDS[pointer] ?? null,
  }));
  return found.filter(({ sentence }, at) => found.findIndex((other) => other.sentence === sentence) === at);
}

/** What everybody can read, or null: then the form asks for the address. */
async function findComment({ db, config }: Deps, id: string): Promise<NoticedComment | null> {
  if (!isId(id)) return null;
  try {
    const { status, article, ...comment } = await readVisibleComment(db, { id: id.toLowerCase(), viewerId: undefined });
    if (status !== "published") return null;
    const body = comment.revisions[0]?.body ?? null;
    return { id: comment.id, body, articleTitle: article.title, url: `${config.publicUrl}/c/${comment.id}` };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

const badLinks = badLinkErrors({
  prefix: "/notices/",
  code: "not_found",
  isBad: (error) => error instanceof Refusal && error.code === "not_found",
  page: (req) => <InvalidNoticeLinkPage lang={readLanguage(req)} />,
});
