import { type Response, Router } from "express";
import { Refusal } from "../shared/refusal.ts";
import { useOwnPath } from "./address.ts";
import { Layout } from "./layout.tsx";
import { type Language, readLanguage } from "./locale.ts";
import { KINDS, PROBLEM_TEXTS, type ProblemCode } from "./problem-texts.ts";
import { sendPage } from "./send-page.tsx";

const CODES = Object.keys(KINDS) as readonly ProblemCode[];

/** A page behind the `type` of every problem document. */
export function problemsRoutes(): Router {
  const router = Router({ caseSensitive: true });
  router.get("/problems", (req, res) => {
    keepForAWhile(res);
    sendPage(res, <IndexPage lang={readLanguage(req)} />);
  });
  router.get("/problems/:code", (req, res) => {
    const code = CODES.find((each) => each === req.params.code);
    if (code === undefined) throw new Refusal("not_found", "There is no problem of that name.");
    keepForAWhile(res);
    sendPage(res, <KindPage lang={readLanguage(req)} code={code} />);
  });
  return router;
}

function keepForAWhile(res: Response): void {
  res.setHeader("Cache-Control", "public, max-age=300");
  res.setHeader("Vary", "Accept-Language");
}

function IndexPage({ lang }: { readonly lang: Language }) {
  const texts = PROBLEM_TEXTS[lang];
  const ownPath = useOwnPath();
  return (
    <Layout lang={lang} title={`${texts.title} · Recourse`}>
      <h1>{texts.heading}</h1>
      <p>{withCode(texts.intro)}</p>
      <ul class="plain entries">
        {CODES.map((code) => (
          <li key={code}>
            <a href={ownPath(`/problems/${code}`)}>{texts.kinds[code].title}</a>
            <span class="dim">
              <code>{code}</code> · {KINDS[code].status}
            </span>
          </li>
        ))}
      </ul>
    </Layout>
  );
}

function KindPage({ lang, code }: { readonly lang: Language; readonly code: ProblemCode }) {
  const texts = PROBLEM_TEXTS[lang];
  const { title, explanation } = texts.kinds[code];
  const ownPath = useOwnPath();
  return (
    <Layout lang={lang} title={`${title} · Recourse`}>
      <h1>{title}</h1>
      <p>{withCode(explanation)}</p>
      <dl class="facts">
        <dt>{texts.code}</dt>
        <dd>
          <code>{code}</code>
        </dd>
        <dt>{texts.status}</dt>
        <dd>{KINDS[code].status}</dd>
      </dl>
      <p>
        <a href={ownPath("/problems")}>{texts.all}</a> · <a href="/docs">{texts.developers}</a>
      </p>
    </Layout>
  );
}

/** Words in backticks are code. */
const withCode = (text: string) =>
  text.split("`").map((part, at) => (at % 2 === 1 ? <code key={part}>{part}</code> : part));
