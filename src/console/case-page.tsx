import type { CommentHistory } from "../decisions/comment-history.ts";
import type { NoticeItem } from "../notices/schema.ts";
import type { ExplainedNearMiss } from "../policy-revisions/explain-text.ts";
import type { CaseDetail } from "../queue/schema.ts";
import type { WhyNot } from "../restrictions/read-why-not.ts";
import type { Refusal } from "../shared/refusal.ts";
import { CaseNotices, CommentSection, ReaderFlags, ThreadAbove } from "./case-comment.tsx";
import { DecideCard, RestrictHere } from "./case-decision.tsx";
import { ConsoleLayout } from "./console-layout.tsx";
import { DecisionTrail } from "./decision-trail.tsx";
import { useDesk } from "./desk.tsx";
import { AuthorCard, Refused, type Said, SaidNotice } from "./pieces.tsx";
import type { TypedDecision } from "./reason-fields.tsx";
import type { RestrictForm } from "./restrict-card.tsx";

export interface CasePageProps {
  readonly item: CaseDetail;
  /** Of readers, about any version. */
  readonly flags: CommentHistory["flags"];
  /** Of illegal content, by anyone, about any version. */
  readonly notices: readonly NoticeItem[];
  /** Set when the case is the viewer's. */
  readonly claimToken: string | null;
  readonly categories: readonly string[];
  readonly nearMisses: readonly ExplainedNearMiss[];
  readonly typed: TypedDecision;
  readonly whyNot: WhyNot;
  /** As it was typed before it was refused. */
  readonly restriction?: RestrictForm | undefined;
  readonly refusal?: Refusal | null | undefined;
  /** The text unmasked, on the answer to the form that asked for it. */
  readonly revealed?: string | null | undefined;
  readonly said?: Said | undefined;
  readonly after?: string | undefined;
}

export function CasePage(props: CasePageProps) {
  const { texts } = useDesk();
  const { item } = props;
  const title = texts.case.title(item.comment.author.displayName);
  return (
    <ConsoleLayout title={title}>
      <h1>{title}</h1>
      <SaidNotice said={props.said} />
      <Refused refusal={props.refusal} />
      <div
        class="bench"
        data-subject={item.id}
        data-version={item.version}
        data-author={item.comment.author.displayName}
        data-case={item.status === "resolved" ? undefined : item.id}
        data-held-by={props.claimToken === null ? item.claimedBy?.displayName : undefined}
      >
        <div>
          <ThreadAbove thread={item.thread} />
          <CommentSection {...props} />
        </div>
        <div class="beside">
          <DecideCard {...props} />
          <AuthorCard author={item.author} />
          <RestrictHere {...props} />
        </div>
        <div>
          <CaseNotices {...props} />
          <section>
            <h2>{texts.case.flags}</h2>
            <ReaderFlags flags={props.flags} />
          </section>
          <section>
            <h2>{texts.case.decisions}</h2>
            <DecisionTrail decisions={item.decisions} />
          </section>
        </div>
      </div>
    </ConsoleLayout>
  );
}
