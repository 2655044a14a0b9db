import type { ComponentChildren } from "preact";
import { OPEN_COMMENTS, RESTRICTION_KINDS, type StaffRestriction } from "../authors/schema.ts";
import type { WhyNot } from "../restrictions/read-why-not.ts";
import { useDesk } from "./desk.tsx";
import { categoryName } from "./marked-text.tsx";
import { PERSON_TEXTS } from "./person-texts.ts";
import { Field, Select, TextArea } from "./pieces.tsx";

/** As it was typed. */
export type RestrictForm = Readonly<
  Record<"kind" | "until" | "category" | "reason" | "openComments" | "replaces", string>
>;

const NO_RESTRICTION: RestrictForm = {
  kind: "warning",
  until: "",
  category: "",
  reason: "",
  openComments: "keep",
  replaces: "",
};

export interface RestrictCardProps {
  readonly action: string;
  readonly personId: string;
  readonly whyNot: WhyNot["restrict"];
  readonly standing: WhyNot["standing"];
  readonly categories: readonly string[];
  /** As it was typed before it was refused. */
  readonly restriction?: RestrictForm | undefined;
  /** Fields of the screen that it stands on. */
  readonly children?: ComponentChildren;
  /** Its answer is another screen, which a script puts in place. */
  readonly swaps?: boolean;
}

/** Where who may not restrict this author sees why: the form is there, and cannot be filled in. */
export function RestrictCard({ action, personId, whyNot, swaps, children, ...props }: RestrictCardProps) {
  const { texts } = useDesk();
  return (
    <form method="post" action={action} data-swaps={swaps}>
      {children}
      {whyNot === null ? null : (
        <p class="notice" id="why-not-restrict">
          {PERSON_TEXTS[texts.lang].restrict[whyNot]}
        </p>
      )}
      <Standing personId={personId} kinds={props.standing} />
      <fieldset disabled={whyNot !== null} aria-describedby={whyNot === null ? undefined : "why-not-restrict"}>
        <RestrictFields {...props} />
      </fieldset>
    </form>
  );
}

interface StandingProps {
  readonly personId: string;
  readonly kinds: WhyNot["standing"];
}

/** What is not among the kinds below, and where it is changed. */
function Standing({ personId, kinds }: StandingProps) {
  const { texts } = useDesk();
  const { standing, toStanding } = PERSON_TEXTS[texts.lang];
  if (kinds.length === 0) return null;
  return (
    <p class="dim">
      {standing(kinds.map((kind) => texts.restrictionKinds[kind]).join(", "))}{" "}
      <a href={`/console/people/${personId}#limits`}>{toStanding}</a>
    </p>
  );
}

/** Without those that stand; what was typed is shown as it was. */
const offered = (standing: WhyNot["standing"], typed: string): readonly StaffRestriction["kind"][] =>
  RESTRICTION_KINDS.filter((kind) => kind === typed || !standing.includes(kind));

function RestrictFields({
  categories,
  standing,
  restriction = NO_RESTRICTION,
}: Pick<RestrictCardProps, "categories" | "standing" | "restriction">) {
  const { texts } = useDesk();
  return (
    <>
      <Select
        id="kind"
        name="kind"
        label={texts.person.kind}
        value={restriction.kind}
        options={offered(standing, restriction.kind).map((kind) => [kind, texts.person.kinds[kind]])}
      />
      <Field id="until" label={texts.person.untilLabel} hint={texts.person.untilHint}>
        <input id="until" name="until" type="date" value={restriction.until} aria-describedby="until-hint" />
      </Field>
      <Select
        id="category"
        name="category"
        label={texts.person.category}
        value={restriction.category}
        options={[
          ["", texts.person.categoryFromStrikes],
          ...categories.map((each) => [each, categoryName(texts, each)] as const),
        ]}
      />
      <Select
        id="openComments"
        name="openComments"
        label={texts.person.openCommentsLabel}
        hint={texts.person.openCommentsHint}
        value={restriction.openComments}
        options={OPEN_COMMENTS.map((each) => [each, texts.person.openCommentsKinds[each]])}
      />
      <TextArea
        id="reason"
        name="reason"
        label={texts.person.reason}
        hint={texts.person.reasonHint}
        value={restriction.reason}
      />
      <button class="bad" type="submit">
        {texts.person.submit}
      </button>
    </>
  );
}
