import { z } from "zod";
import { readForm } from "../http/forms.ts";
import { parseInput } from "../http/parse.ts";
import { seeOther } from "../pages/send-page.tsx";
import { answerReview, findReview } from "../quality/answer-review.ts";
import { readNextReview } from "../quality/read-next-review.ts";
import { type ReviewItem, answerBody } from "../quality/schema.ts";
import type { Refusal } from "../shared/refusal.ts";
import { attempt, statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, type Visit, idOf, show, useDesk } from "./desk.tsx";
import { orAbsent, typed } from "./fields.ts";
import { Key } from "./key.tsx";
import { MarkedText, MatchList } from "./marked-text.tsx";
import { sendOutcome, wantsOutcome } from "./outcome.ts";
import { Refused, type Said, SaidNotice } from "./pieces.tsx";
import { NoImplicitDecision, ReasonChoice, reasonCategories } from "./reason-fields.tsx";
import { saidQuery } from "./said.ts";

const reviewForm = z.object({ outcome: typed, category: typed });

/** Comments to judge again, without knowing what was decided. */
export function reviewsScreen(desk: Desk): void {
  desk.get("/reviews", async (visit) => showNext(visit, { said: saidQuery(visit) }));

  desk.post("/reviews/:id", async (visit) => {
    const { deps, actor } = visit;
    const { outcome, category } = await readForm(visit.req, reviewForm);
    const review = await findReview(deps, idOf(visit));
    const refusal = await attempt(async () => {
      const named = outcome === "remove" ? orAbsent(category) : undefined;
      await answerReview(deps, { ...parseInput(answerBody, { outcome, category: named }), review, actor });
    });
    if (wantsOutcome(visit)) return sendOutcome(visit, [{ id: idOf(visit), refusal }]);
    if (refusal) return showNext(visit, { refusal, category });
    seeOther(visit.res, "/console/reviews?said=reviewed");
  });
}

interface ShowNext {
  /** As it was chosen. */
  readonly category?: string;
  readonly refusal?: Refusal | null;
  readonly said?: Said | undefined;
}

async function showNext(visit: Visit, shown: ShowNext): Promise<void> {
  const { deps, actor, res } = visit;
  const review = await readNextReview(deps, actor.accountId);
  const categories = reasonCategories(deps.policy());
  await show(visit, <ReviewPage {...{ review, categories, ...shown }} />, statusOf(res, shown.refusal));
}

interface ReviewPageProps extends ShowNext {
  readonly review: ReviewItem | null;
  readonly categories: readonly string[];
}

function ReviewPage({ review, categories, category = "", refusal, said }: ReviewPageProps) {
  const { reviews } = useDesk().texts;
  return (
    <ConsoleLayout title={reviews.title}>
      <h1>{reviews.title}</h1>
      <SaidNotice said={said} />
      <Refused refusal={refusal} />
      {review === null ? null : <p class="dim">{reviews.intro}</p>}
      {review === null ? (
        <p class="empty">{reviews.empty}</p>
      ) : (
        <div class="bench" data-subject={review.id}>
          <div>
            <ReviewedText review={review} />
          </div>
          <div class="beside">
            <AnswerCard id={review.id} categories={categories} category={category} />
          </div>
        </div>
      )}
    </ConsoleLayout>
  );
}

function ReviewedText({ review }: { readonly review: ReviewItem }) {
  const { texts } = useDesk();
  return (
    <>
      {review.thread.length === 0 ? null : (
        <section>
          <h2>{texts.case.thread}</h2>
          <ol class="above">
            {review.thread.map(({ body, sameAuthor }) => (
              <li>
                <p class="meta">{sameAuthor ? texts.reviews.sameAuthor : texts.reviews.otherAuthor}</p>
                <MarkedText text={body} matches={[]} />
              </li>
            ))}
          </ol>
        </section>
      )}
      <section>
        <h2>{texts.case.comment}</h2>
        <p class="meta">
          {texts.on} {review.article.title}
        </p>
        <MarkedText text={review.body} matches={review.matches} numbered />
        {review.bodyMasked ? <p class="dim">{texts.case.masked}</p> : null}
        <h3>{texts.case.matches}</h3>
        <MatchList matches={review.matches} />
      </section>
    </>
  );
}

interface AnswerCardProps {
  readonly id: string;
  readonly categories: readonly string[];
  readonly category: string;
}

function AnswerCard({ id, categories, category }: AnswerCardProps) {
  const { texts } = useDesk();
  return (
    <section class="card">
      <h2>{texts.reviews.answer}</h2>
      <p class="dim">{texts.reviews.noEffect}</p>
      <form method="post" action={`/console/reviews/${id}`} data-decides="review">
        <NoImplicitDecision />
        <ReasonChoice legend={texts.reviews.category} categories={categories} chosen={category} />
        <p class="actions">
          <button type="submit" name="outcome" value="publish" data-key="f" aria-keyshortcuts="f">
            {texts.reviews.publish}
            <Key name="f" />
          </button>
          <button class="bad" type="submit" name="outcome" value="remove" data-key="d" aria-keyshortcuts="d">
            {texts.reviews.remove}
            <Key name="d" />
          </button>
        </p>
      </form>
    </section>
  );
}
