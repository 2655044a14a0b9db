import type { Response } from "express";
import { Router } from "express";
import { z } from "zod";
import { makeSessionCookie } from "../auth/answer-signed-in.ts";
import { mailSignInLink } from "../auth/post-email-link.ts";
import { readReturnTo } from "../auth/return-to.ts";
import { email as emailSchema } from "../auth/schema.ts";
import { type UsedSignInLink, readSignInLink, useSignInLink } from "../auth/use-sign-in-link.ts";
import type { Config } from "../config/config.ts";
import { readForm } from "../http/forms.ts";
import type { PageKit } from "../http/page-kit.ts";
import { pageSecurity, privatePage } from "../http/security.ts";
import { isStaff } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { keepLanguage, readLanguage } from "./locale.ts";
import { badLinkErrors } from "./page-errors.tsx";
import { seeOther, sendPage } from "./send-page.tsx";
import { hintCookie } from "./session-hint.ts";
import { AskPage, BadLinkPage, ConfirmPage, SentPage } from "./sign-in-pages.tsx";
import { SIGN_IN_TEXTS } from "./sign-in-texts.ts";

const askForm = z.object({ email: z.string().default(""), returnTo: z.string().max(2_000).optional() });
const askQuery = z.object({ sent: z.string().optional(), returnTo: z.string().max(2_000).optional().catch(undefined) });

/** Signing in by e-mail. A link's token is the authority of its page: cookies are not looked at. */
export function signInRoutes({ deps, limiter }: PageKit): Router {
  const { config } = deps;
  const router = Router({ caseSensitive: true });

  router.get("/sign-in", (req, res) => {
    privatePage(res);
    const lang = readLanguage(req);
    const { sent, returnTo } = askQuery.parse(req.query);
    const page =
      sent === undefined ? (
        <AskPage lang={lang} returnTo={returnTo} />
      ) : (
        <SentPage lang={lang} mailbox={!config.smtpUrl} />
      );
    sendPage(res, page);
  });

  router.post("/sign-in", async (req, res) => {
    privatePage(res);
    const lang = readLanguage(req);
    const form = await readForm(req, askForm);
    const email = emailSchema.safeParse(form.email);
    if (!email.success) {
      const problem = SIGN_IN_TEXTS[lang].notAnAddress;
      return sendPage(res, <AskPage lang={lang} {...form} problem={problem} />, 422);
    }
    const mailbox = email.data;
    await limiter.check(["email_links_mailbox", "email_links_address"], { req, res, actor: null, mailbox });
    await mailSignInLink(deps, {
      email: mailbox,
      displayName: null,
      returnTo: form.returnTo === undefined ? null : readReturnTo(config, form.returnTo),
      locale: lang,
      at: deps.clock(),
    });
    seeOther(res, keepLanguage("/sign-in?sent", req));
  });

  router.get("/sign-in/:token", async (req, res) => {
    await limiter.check(["sessions_address"], { req, res, actor: null });
    const link = await readSignInLink(deps, req.params.token);
    if (!link) throw badLink();
    const site = foreignSite(config, link.returnTo);
    if (site !== undefined) allowFormTo(res, { config, origin: site });
    privatePage(res);
    const host = site === undefined ? undefined : new URL(site).host;
    sendPage(res, <ConfirmPage lang={readLanguage(req)} email={link.email} site={host} />);
  });

  router.post("/sign-in/:token", async (req, res) => {
    privatePage(res);
    await limiter.check(["sessions_address"], { req, res, actor: null });
    const used = await useSignInLink(deps, { token: req.params.token, at: deps.clock() });
    res.appendHeader("Set-Cookie", [makeSessionCookie(deps, used), hintCookie(config, used.session.expiresAt)]);
    seeOther(res, nextPage(used));
  });

  router.use((req, _res, next) => {
    if (req.originalUrl.startsWith("/sign-in/")) throw badLink();
    next();
  });
  router.use(badLinks);
  return router;
}

const badLink = () => new Refusal("sign_in_required", "This sign-in link is used or too old.");

function foreignSite({ publicUrl }: Config, returnTo: string | null): string | undefined {
  const origin = returnTo === null ? undefined : new URL(returnTo).origin;
  return origin === new URL(publicUrl).origin ? undefined : origin;
}

interface AllowForm {
  readonly config: Config;
  readonly origin: string;
}

/** Chromium holds a form's redirect to `form-action` too, and the button's ends at the publisher's. */
const allowFormTo = (res: Response, { config, origin }: AllowForm): void =>
  void pageSecurity(config, { formAction: ["'self'", origin] })(res.req, res, () => undefined);

function nextPage({ account, returnTo, code }: UsedSignInLink): string {
  if (returnTo !== null && code !== null) return `${returnTo}#recourse=${code}`;
  return isStaff(account) ? "/console" : "/";
}

const badLinks = badLinkErrors({
  prefix: "/sign-in/",
  code: "not_found",
  isBad: (error) => error instanceof Refusal && error.code === "sign_in_required",
  page: (req) => <BadLinkPage lang={readLanguage(req)} />,
});
