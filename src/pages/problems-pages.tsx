import { Router } from "express";
import { INTERNAL_PROBLEM, PROBLEMS, type ProblemKind } from "../http/problems.ts";
import { Refusal } from "../shared/refusal.ts";
import { Layout } from "./layout.tsx";
import { sendPage } from "./send-page.tsx";

const KINDS: ReadonlyMap<string, ProblemKind> = new Map(Object.entries({ ...PROBLEMS, internal: INTERNAL_PROBLEM }));

/** A page behind the `type` of every problem document. */
export function problemsRoutes(): Router {
  const router = Router({ caseSensitive: true });
  router.get("/problems", (_req, res) => {
    res.setHeader("Cache-Control", "public, max-age=300");
    sendPage(res, <IndexPage />);
  });
  router.get("/problems/:code", (req, res) => {
    const kind = KINDS.get(req.params.code);
    if (!kind) throw new Refusal("not_found", "There is no problem of that name.");
    res.setHeader("Cache-Control", "public, max-age=300");
    sendPage(res, <KindPage code={req.params.code} kind={kind} />);
  });
  return router;
}

const IndexPage = () => (
  <Layout title="Problems · Recourse">
    <h1>What can go wrong with a request</h1>
    <p>
      Every error of the API is a problem document (RFC 9457). Its <code>code</code> is one of these, and its{" "}
      <code>type</code> leads to a page with more about it.
    </p>
    <ul class="plain entries">
      {[...KINDS].map(([code, { status, title }]) => (
        <li key={code}>
          <a href={`/problems/${code}`}>{title}</a>
          <span class="dim">
            <code>{code}</code> · {status}
          </span>
        </li>
      ))}
    </ul>
  </Layout>
);

const KindPage = ({ code, kind }: { readonly code: string; readonly kind: ProblemKind }) => (
  <Layout title={`${kind.title} · Recourse`}>
    <h1>{kind.title}</h1>
    <p>{withCode(kind.explanation)}</p>
    <dl class="facts">
      <dt>Code</dt>
      <dd>
        <code>{code}</code>
      </dd>
      <dt>Status</dt>
      <dd>{kind.status}</dd>
    </dl>
    <p>
      <a href="/problems">All problems</a> · <a href="/docs">For developers</a>
    </p>
  </Layout>
);

/** Words in backticks are code. */
const withCode = (text: string) =>
  text.split("`").map((part, at) => (at % 2 === 1 ? <code key={part}>{part}</code> : part));
