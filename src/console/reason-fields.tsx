import { z } from "zod";
import type { ActivePolicy } from "../deps.ts";
import { NEEDS_NOTE } from "../queue/check-reason.ts";
import { FLAG_CATEGORIES } from "../queue/schema.ts";
import { useDesk } from "./desk.tsx";
import { orAbsent, typed } from "./fields.ts";
import { categoryName } from "./marked-text.tsx";
import { Key } from "./key.tsx";
import { TextArea } from "./pieces.tsx";

/** The fields of a form that decides about comments, as they were typed. */
export const decisionFields = { action: typed, category: typed, note: typed, internal: typed };
export const typedDecision = z.object(decisionFields);
export type TypedDecision = Readonly<z.infer<typeof typedDecision>>;

export const NOTHING_TYPED: TypedDecision = { action: "", category: "", note: "", internal: "" };

export const isTyped = ({ category, note, internal }: TypedDecision): boolean =>
  [category, note, internal].some((text) => text.trim() !== "");

/** The typed fields as the contract's body wants them: a publication gives no reason. */
export function decisionOf({ action, category, note, internal }: TypedDecision) {
  const reason = orAbsent(category) === undefined ? undefined : { category, note: orAbsent(note) };
  return { action, reason: action === "remove" ? reason : undefined, note: orAbsent(internal) };
}

/** What a removal can give as its reason: the policy's categories and those a reader may name. */
export const reasonCategories = ({ compiled }: ActivePolicy): readonly string[] => [
  ...new Set([...compiled.categories.map(({ id }) => id), ...FLAG_CATEGORIES]),
];

interface ReasonFieldsProps {
  readonly categories: readonly string[];
  readonly typed: TypedDecision;
  /** Bulk decisions leave none for colleagues. */
  readonly internal?: boolean;
  /** Absent where there is nothing to remove. */
  readonly removal?: boolean;
}

export function ReasonFields({ removal = true, internal = true, ...props }: ReasonFieldsProps) {
  const { reasonForm } = useDesk().texts;
  return (
    <>
      {removal ? <RemovalFields {...props} /> : null}
      {internal ? (
        <TextArea
          id="internal"
          name="internal"
          label={reasonForm.internal}
          value={props.typed.internal}
          hint={reasonForm.internalHint}
          rows={1}
        />
      ) : null}
    </>
  );
}

function RemovalFields({ categories, typed: { category, note } }: Pick<ReasonFieldsProps, "categories" | "typed">) {
  const { reasonForm } = useDesk().texts;
  return (
    <>
      <ReasonChoice legend={reasonForm.legend} categories={categories} chosen={category} withNote />
      <TextArea id="note" name="note" label={reasonForm.note} value={note} hint={reasonForm.noteHint} rows={1} />
    </>
  );
}

interface ReasonChoiceProps extends Pick<ReasonFieldsProps, "categories"> {
  readonly legend: string;
  readonly chosen: string;
  /** The form has a note to the author, which some reasons need. */
  readonly withNote?: boolean;
}

/** Reasons by number. */
export function ReasonChoice({ legend, categories, chosen, withNote = false }: ReasonChoiceProps) {
  const { texts } = useDesk();
  return (
    <fieldset class="reasons-choice" data-reasons>
      <legend>{legend}</legend>
      <div class="choices">
        {categories.map((each, index) => (
          <label class="choice" key={each}>
            <input
              type="radio"
              name="category"
              value={each}
              checked={each === chosen}
              data-needs-note={withNote && NEEDS_NOTE.has(each) ? true : undefined}
            />
            {index < MOST_NUMBERED ? <Key name={String(index + 1)} /> : null}
            <span>{categoryName(texts, each)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Keys with a digit. */
const MOST_NUMBERED = 9;

/** Return in a choice would press a form's first button: a decision that nobody has taken. */
export const NoImplicitDecision = () => <button type="submit" disabled hidden />;
