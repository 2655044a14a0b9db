import { z } from "zod";

type Path = readonly PropertyKey[];

/** What is wrong with a value, and where inside what was parsed. */
export interface Said {
  readonly path: Path;
  readonly message: string;
}

const KINDS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list, as [one, two]",
  object: "keys with values, as { key: value }",
  record: "keys with values, as { key: value }",
  null: "nothing",
};

const kindOf = (input: unknown): string => {
  if (input === null) return "nothing";
  if (Array.isArray(input)) return "a list";
  if (typeof input === "object") return "a mapping of keys";
  if (typeof input === "number") return String(input);
  return KINDS[typeof input] ?? "something else";
};

/** None of the forms fits; what each of them lacks is told in its place. */
const NO_FORM = "none of the forms that may stand here fits";

/** The sentence for what a schema refuses, in the words of whoever edits the file; a schema's own sentence goes before. */
export const sayIssue: z.core.$ZodErrorMap = (issue) => {
  if (isMissing(issue)) return `it is missing: add it${describe(issue)}`;
  switch (issue.code) {
    case "invalid_type":
      return `write ${nameOf(issue.expected)}, where ${kindOf(issue.input)} stands`;
    case "invalid_value":
      return `write ${listed(issue.values)}${notThis(issue.input)}`;
    case "too_small":
      return saySmall(issue);
    case "too_big":
      return sayBig(issue);
    case "invalid_format":
      return `${quoteShort(issue.input)} does not have the form that is wanted here`;
    case "invalid_union":
      return NO_FORM;
    case "custom":
    case "invalid_element":
    case "invalid_key":
    case "not_multiple_of":
    case "unrecognized_keys":
      return "this cannot stand here: see what the schema says of it";
  }
};

const isMissing = ({ input, code }: z.core.$ZodRawIssue): boolean =>
  input === undefined && ["invalid_type", "invalid_value", "invalid_union"].includes(code);

const nameOf = (kind: string): string => KINDS[kind] ?? kind;
const notThis = (input: unknown): string => (isShort(input) ? `, not ${input}` : "");
const quoteShort = (input: unknown): string => (isShort(input) ? `“${input}”` : "what stands here");

type Bounded = Pick<z.core.$ZodIssueTooSmall, "origin">;

function saySmall({ origin, minimum }: Bounded & { readonly minimum: number | bigint }): string {
  if (origin === "string") return "it is empty: write a text";
  return origin === "array" ? "the list is empty: write an entry" : `write ${minimum} or more`;
}

const sayBig = ({ origin, maximum }: Bounded & { readonly maximum: number | bigint }): string =>
  origin === "string" ? `it is too long: write ${maximum} letters at most` : `write ${maximum} or less`;

const isShort = (input: unknown): input is string => typeof input === "string" && input.length <= 60;

const listed = (values: readonly unknown[]): string =>
  values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(", ")}`;

/** Of a list of values those; of anything else what the schema says to editors. */
function describe(issue: z.core.$ZodRawIssue): string {
  if (issue.code === "invalid_value") return `, ${listed(issue.values)}`;
  const said = issue.inst instanceof z.ZodType ? issue.inst.description : undefined;
  return said === undefined ? "" : ` (${said.replace(/\.$/, "")})`;
}

/** All that a schema refuses. An unknown key is told where it stands, and of several forms the one that was meant. */
export const sayIssues = ({ issues }: Pick<z.core.$ZodError, "issues">): readonly Said[] => issues.flatMap(sayOne);

function sayOne(issue: z.core.$ZodIssue): readonly Said[] {
  const { path, message } = issue;
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: "unknown key: mend its spelling, or take it out",
    }));
  if (issue.code === "invalid_key") return [{ path, message: issue.issues[0]?.message ?? message }];
  if (issue.code !== "invalid_union") return [{ path, message }];
  const meant = meantForm(issue.errors);
  if (meant) return meant.flatMap(sayOne).map((said) => ({ ...said, path: [...path, ...said.path] }));
  if (message !== NO_FORM) return [{ path, message }];
  return [{ path, message: issue.errors.flatMap((form) => form.map((each) => each.message)).join("; or ") }];
}

type Form = readonly z.core.$ZodIssue[];

/** The form of which what was written has the outline, and then the one that it comes nearest to. */
function meantForm(forms: readonly Form[]): Form | undefined {
  const outlined = forms.filter((form) =>
    form.every(({ path, code }) => path.length > 0 || !["invalid_type", "invalid_value"].includes(code)),
  );
  return outlined.toSorted((one, other) => one.length - other.length)[0];
}
