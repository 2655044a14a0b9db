import { type PolicyFiles, policyRevision } from "../../src/config/policy-files.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";

/** Bodies that this policy judges as their names say, whatever becomes of the policy that is shipped. */
export const BODIES = {
  publish: "A fine day for a walk along the river.",
  flag: "Oh darn, they closed the library again.",
  hold: "I saw him go into elm street 12 last night.",
  remove: "You utter blockhead, all of you.",
} as const;

/** Few enough flags to hold a comment that a test can raise them. */
export const FLAG_THRESHOLD = 3;

const POLICY_YAML = `
id: small
title: A policy for tests
languages: [en]
flag_threshold: ${FLAG_THRESHOLD}
categories:
  - { id: profanity, title: Profanity, text: No swearing., outcomes: { low: publish, medium: flag, high: remove } }
  - { id: pii, title: Privacy, text: No addresses., outcomes: { low: flag, medium: hold, high: remove } }
  - { id: harassment, title: Harassment, text: No name-calling., outcomes: { low: flag, medium: hold, high: remove } }
`;

interface Rule {
  readonly id: string;
  readonly severity: "medium" | "high";
  readonly regex: string;
  readonly literal: string;
  readonly matches: string;
}

const ruleYaml = ({ id, severity, regex, literal, matches }: Rule) => `
  - id: ${id}
    category: ${id.split(".")[0]}
    severity: ${severity}
    title: Rule ${id}
    notice: The notice of ${id}.
    match: { pattern: { name: words, regex: '${regex}', literals: [${literal}] } }
    dsa: { category: STATEMENT_CATEGORY_OTHER_VIOLATION_TC, keywords: [KEYWORD_OTHER] }
    examples: { matches: ["${matches}"], passes: ["A fine day"] }`;

const RULES: readonly Rule[] = [
  { id: "profanity.darn", severity: "medium", regex: "darn", literal: "darn", matches: BODIES.flag },
  { id: "pii.street", severity: "medium", regex: "elm street [0-9]+", literal: "elm street", matches: BODIES.hold },
  { id: "harassment.name", severity: "high", regex: "blockhead", literal: "blockhead", matches: BODIES.remove },
];

/** A policy whose `title` makes another revision of the same rules. */
export function smallPolicy(title = "A policy for tests"): PolicyFiles {
  const files = [
    { path: "policy.yaml", text: POLICY_YAML.replace("A policy for tests", title) },
    { path: "rules.yaml", text: `rules:${RULES.map(ruleYaml).join("")}\n` },
  ];
  return { files, model: undefined, revision: policyRevision(files, undefined, ENGINE_VERSION) };
}
