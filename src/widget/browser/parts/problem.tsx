import type { Problem as ApiProblem } from "./api.ts";
import { useDesk } from "./desk.ts";
import { useSaid } from "./said.ts";

/** Why something was not done: in our words, and in the server's where we have none or speak English to its English. */
export function Problem({ problem }: { readonly problem: ApiProblem | undefined }) {
  const { texts } = useDesk();
  const { problems } = useSaid();
  if (problem === undefined) return null;
  const known = Object.hasOwn(problems, problem.code) ? problems[problem.code] : undefined;
  return (
    <p class="problem" role="alert" dir="auto">
      {known ?? (problem.message === "" ? texts.failed : problem.message)}
    </p>
  );
}
