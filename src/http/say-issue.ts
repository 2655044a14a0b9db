import type { z } from "zod";
import { type PluralForms, plural } from "../shared/plural.ts";

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/** What is wrong with a field in a sentence for people, where its schema has none of its own. */
export function sayIssue(issue: Issue): string {
  if (isMissing(issue)) return "This field is required.";
  switch (issue.code) {
    case "invalid_type":
      return KINDS[issue.expected] ?? "This is of the wrong kind.";
    case "invalid_value":
      return `This must be ${choices.format(issue.values.map(String))}.`;
    case "too_big":
      return `This may be at most ${amount(issue.maximum, issue.origin)}.`;
    case "too_small":
      return `This must be at least ${amount(issue.minimum, issue.origin)}.`;
    case "invalid_format":
      return FORMATS[issue.format] ?? "This is not in the form that is asked for.";
    case "not_multiple_of":
      return `This must be a multiple of ${issue.divisor}.`;
    case "custom":
    case "invalid_element":
    case "invalid_key":
    case "invalid_union":
    case "unrecognized_keys":
      return "This is not valid.";
  }
}

const choices = new Intl.ListFormat("en", { type: "disjunction" });

const isMissing = ({ code, input }: Issue): boolean =>
  input === undefined && (code === "invalid_type" || code === "invalid_value");

const KINDS: Readonly<Partial<Record<string, string>>> = {
  string: "This must be text.",
  number: "This must be a number.",
  int: "This must be a whole number.",
  boolean: "This must be true or false.",
  array: "This must be a list.",
  object: "This must be an object.",
};

const FORMATS: Readonly<Partial<Record<string, string>>> = {
  uuid: "This is not an id.",
  email: "This is not an e-mail address.",
  url: "This is not the address of a page.",
  date: "Write a day, as 2026-01-31.",
  datetime: "Write a time with its offset, as 2026-01-31T09:30:00Z.",
};

const UNITS: Readonly<Partial<Record<string, PluralForms>>> = {
  string: { one: "# character long", other: "# characters long" },
  array: { one: "# entry long", other: "# entries long" },
};

const amount = (bound: number | bigint, origin: string): string => {
  const unit = UNITS[origin];
  return unit ? plural("en", Number(bound), unit) : bound.toLocaleString("en");
};
