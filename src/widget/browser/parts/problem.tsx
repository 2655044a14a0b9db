import type { Problem as ApiProblem } from "./api.ts";
import { useDesk } from "./desk.ts";
import { formatMoment } from "./format-moment.ts";
import { useSaid } from "./said.ts";

/** Why something was not done: in our words, and in the server's where we have none or speak English to its English. */
export function Problem({ problem }: { readonly problem: ApiProblem | undefined }) {
  const { texts, locale } = useDesk();
  const { problems, suspendedUntil } = useSaid();
  if (problem === undefined) return null;
  const named = Object.hasOwn(problems, problem.code) ? problems[problem.code] : undefined;
  const known = problem.until ? suspendedUntil(formatMoment(locale, problem.until)) : named;
  return (
    <p class="problem" role="alert" dir="auto">
      {known ?? (problem.message === "" ? texts.failed : problem.message)}
    </p>
  );
}
