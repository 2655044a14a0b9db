/** Why a form could not be taken: one sentence for each thing that is to be mended. */
export interface FormProblem {
  readonly sentence: string;
  /** The id of the field to mend; null when it is not about one. */
  readonly field: string | null;
}

/** Each leads to its field; the list has the focus, so that it is read first. */
export const FormProblems = ({ problems }: { readonly problems: readonly FormProblem[] }) =>
  problems.length === 0 ? null : (
    <div class="alert" role="alert" tabIndex={-1} autofocus>
      {problems.map(({ sentence, field }) => (
        <p key={`${field}${sentence}`}>{field === null ? sentence : <a href={`#${field}`}>{sentence}</a>}</p>
      ))}
    </div>
  );

interface FieldProblemProps {
  readonly field: string;
  readonly problem: string | undefined;
}

export const FieldProblem = ({ field, problem }: FieldProblemProps) =>
  problem === undefined ? null : (
    <p id={`${field}-problem`} class="problem">
      {problem}
    </p>
  );

/** What a screen reader adds to a field's name: what is wrong, then its hint. */
export const describedBy = ({ field, problem }: FieldProblemProps, hasHint: boolean): string | undefined =>
  [...(problem === undefined ? [] : [`${field}-problem`]), ...(hasHint ? [`${field}-hint`] : [])].join(" ") ||
  undefined;
