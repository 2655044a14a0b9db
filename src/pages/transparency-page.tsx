import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { PageKit } from "../http/page-kit.ts";
import { presentPolicy } from "../policy-revisions/present-policy.ts";
import { type Period, periodOf } from "../transparency/period.ts";
import { presentCsv } from "../transparency/present-csv.ts";
import type { TransparencyReport } from "../transparency/report.ts";
import { readSharedReport } from "../transparency/shared-report.ts";
import { instantOrDay } from "../http/instant.ts";
import { parseInput } from "../http/parse.ts";
import { Refusal } from "../shared/refusal.ts";
import { Layout } from "./layout.tsx";
import { type Language, readLanguage } from "./locale.ts";
import { Alert } from "./prose.tsx";
import { sendPage } from "./send-page.tsx";
import { ReportTables } from "./transparency-report.tsx";
import { TRANSPARENCY_TEXTS } from "./transparency-texts.ts";

/** A form sends an empty field as an empty text. */
const asked = z.preprocess((typed) => (typed === "" ? undefined : typed), instantOrDay.optional());
const query = z.object({ from: asked, to: asked });

/** What anybody may know of moderation here: DSA Articles 15(1) and 24(1) ask for its publication. */
export function transparencyRoutes({ deps, limiter }: PageKit): Router {
  const router = Router({ caseSensitive: true });
  const count = (req: Request, res: Response) => limiter.check(["reads_address"], { req, res, actor: null });
  router.get("/transparency", async (req, res) => {
    await count(req, res);
    const lang = readLanguage(req);
    const period = periodIn(req, deps.clock());
    const report = period && (await readSharedReport(deps.db, period));
    res.setHeader("Vary", "Accept-Language");
    const { categories } = presentPolicy(deps.policy(), { active: true, lang });
    const page = <TransparencyPage {...{ lang, report, categories }} asked={readDays(req)} />;
    sendPage(res, page, report ? 200 : 422);
  });
  router.get("/transparency.csv", async (req, res) => {
    await count(req, res);
    const report = await readSharedReport(deps.db, periodOf(parseInput(query, req.query), deps.clock()));
    res.setHeader("Cache-Control", "no-store");
    res.setHeader("Content-Type", "text/csv; charset=utf-8");
    res.setHeader("Content-Disposition", 'attachment; filename="transparency.csv"');
    res.end(presentCsv(report));
  });
  return router;
}

function periodIn(req: Request, now: Date): Period | null {
  try {
    return periodOf(parseInput(query, req.query), now);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** What was typed into the form, to be typed no second time. */
function readDays({ query }: Request): Asked {
  const day = (typed: unknown) => (typeof typed === "string" && /^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : "");
  return { from: day(query["from"]), to: day(query["to"]) };
}

interface Asked {
  readonly from: string;
  readonly to: string;
}

interface TransparencyPageProps {
  readonly lang: Language;
  readonly report: TransparencyReport | null;
  readonly categories: readonly { readonly id: string; readonly title: string }[];
  readonly asked: Asked;
}

function TransparencyPage({ lang, report, categories, asked }: TransparencyPageProps) {
  const words = TRANSPARENCY_TEXTS[lang];
  const [from, to] = [report?.from.slice(0, 10) ?? asked.from, report?.to.slice(0, 10) ?? asked.to];
  return (
    <Layout wide lang={lang} title={`${words.title} · Recourse`}>
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      <Alert text={report ? undefined : words.badPeriod} />
      <form class="row filters period" method="get" action="/transparency">
        <input type="hidden" name="lang" value={lang} />
        <div class="field">
          <label for="from">{words.from}</label>
          <input id="from" name="from" type="date" value={from} />
        </div>
        <div class="field">
          <label for="to">{words.to}</label>
          <input id="to" name="to" type="date" value={to} />
        </div>
        <div class="actions">
          <button class="quiet" type="submit">
            {words.show}
          </button>
        </div>
      </form>
      {report ? (
        <>
          <ReportTables {...{ lang, report, categories }} />
          <p>
            {words.asData} <a href={`/api/v1/transparency?from=${from}&to=${to}`}>JSON</a> ·{" "}
            <a href={`/transparency.csv?from=${from}&to=${to}`}>CSV</a>
          </p>
        </>
      ) : null}
    </Layout>
  );
}
