import { parse } from "yaml";
import { z } from "zod";
import type { Category, PolicyFile } from "./compile.ts";
import { type Translations, readTranslations } from "./translations.ts";

/** What a rule says to people, without what it matches. */
export interface RuleWords {
  readonly id: string;
  readonly category: string;
  readonly title: string;
  /** The sentence that an author reads. */
  readonly notice: string;
}

/** The words of a policy: what it forbids, as readers see it. */
export interface Norms {
  readonly categories: readonly Category[];
  readonly rules: readonly RuleWords[];
  readonly translations: Translations;
}

const words = z.string().trim();
const policyWords = z.object({ categories: z.array(z.object({ id: words, title: words, text: words })) });
const ruleWords = z.object({
  rules: z.array(z.object({ id: words, category: words, title: words, notice: words })),
});

/**
 * The words of a stored revision: of `policy.yaml`, the rule files beside it and their translations. Nothing is compiled, so it costs
 * milliseconds, and a revision that this engine could no longer compile can still be quoted. A file that cannot be read
 * has no words.
 */
export function readNorms(files: readonly PolicyFile[]): Norms {
  const top = files.filter(({ path }) => /^[^/]+\.yaml$/.test(path));
  return {
    categories: top
      .filter(({ path }) => path === "policy.yaml")
      .flatMap((file) => read(file, policyWords)?.categories ?? []),
    rules: top.filter(({ path }) => path !== "policy.yaml").flatMap((file) => read(file, ruleWords)?.rules ?? []),
    translations: readTranslations(files, () => undefined),
  };
}

function read<Words>({ text }: PolicyFile, schema: z.ZodType<Words>): Words | undefined {
  try {
    return schema.safeParse(parse(text)).data;
  } catch {
    return undefined;
  }
}
