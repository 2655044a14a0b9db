import type { Answer } from "./answer.ts";
import type { Route } from "./route.ts";

/** Throws when an answer is not what its route documents. For tests: it parses what is about to be sent. */
export function assertDocumented(route: Route, answer: Answer): void {
  const name = `${route.method} ${route.path}`;
  const schema = route.responses[answer.status];
  if (schema === undefined) throw new Error(`${name} answers ${answer.status}, which it does not document.`);
  if (schema === "stream" || answer.kind === "stream") {
    if (schema !== "stream" || answer.kind !== "stream")
      throw new Error(`${name} streams where it does not say so, or the reverse.`);
    return;
  }
  if (schema === "empty" || answer.kind === "empty") {
    if (schema !== "empty" || answer.kind !== "empty")
      throw new Error(`${name} answers a body where none is documented.`);
    return;
  }
  const text = answer.kind === "json" ? JSON.stringify(answer.body) : String(answer.bytes);
  const parsed = schema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${name} answers what it does not document: ${parsed.error.message}`);
}
