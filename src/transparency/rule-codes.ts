import { parse } from "yaml";
import { z } from "zod";
import type { Db } from "../db/client.ts";
import { DSA_CATEGORIES, DSA_KEYWORDS } from "../policy/dsa-codes.ts";

export interface DsaCodes {
  readonly category: string;
  readonly keywords: readonly string[];
}

/** What the rules of one policy revision are called in the EU's database. */
export interface RuleCodes {
  readonly ofRule: (ruleId: string) => DsaCodes | undefined;
  /** For a decision that names no rule. */
  readonly ofCategory: (category: string) => DsaCodes;
}

const storedFiles = z.array(z.object({ path: z.string(), text: z.string() }));
const ruleFile = z.object({
  rules: z.array(
    z.object({ id: z.string(), dsa: z.object({ category: z.string(), keywords: z.array(z.string()).default([]) }) }),
  ),
});

/** Revisions are never changed. */
const known = new Map<string, RuleCodes>();
const MOST_KNOWN = 100;

/** Reads the revision's files, the codes alone: a revision of long ago need not compile any more. */
export async function readRuleCodes({ prisma }: Pick<Db, "prisma">, revision: string): Promise<RuleCodes> {
  const found = known.get(revision);
  if (found) return found;
  const row = await prisma.policyRevision.findUnique({ where: { hash: revision }, select: { files: true } });
  const codes = codesOf(storedFiles.safeParse(row?.files).data ?? []);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(revision, codes);
  return codes;
}

function codesOf(files: z.infer<typeof storedFiles>): RuleCodes {
  const rules = files.filter(({ path }) => /^[^/]+\.yaml$/.test(path) && path !== "policy.yaml").flatMap(readRules);
  const byRule = new Map(rules.map(({ id, dsa }) => [id, { category: dsa.category, keywords: sound(dsa.keywords) }]));
  return {
    ofRule: (ruleId) => {
      const codes = byRule.get(ruleId);
      return codes && DSA_CATEGORIES.has(codes.category) ? codes : undefined;
    },
    ofCategory: (category) => (Object.hasOwn(GENERAL, category) ? GENERAL[category] : undefined) ?? OTHER,
  };
}

function readRules({ text }: { readonly text: string }) {
  try {
    return ruleFile.safeParse(parse(text)).data?.rules ?? [];
  } catch {
    return [];
  }
}

const sound = (keywords: readonly string[]) => keywords.filter((keyword) => DSA_KEYWORDS.has(keyword));

const OTHER: DsaCodes = { category: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC", keywords: [] };

/** What readers and moderators may name; a publisher's own categories are violations of its terms. */
const GENERAL: Readonly<Record<string, DsaCodes>> = {
  violence: { category: "STATEMENT_CATEGORY_VIOLENCE", keywords: [] },
  harassment: { category: "STATEMENT_CATEGORY_CYBER_VIOLENCE", keywords: ["KEYWORD_CYBER_HARASSMENT"] },
  pii: { category: "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS", keywords: [] },
  illegal: { category: "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH", keywords: [] },
};
