import { createHash } from "node:crypto";
import { parse } from "yaml";
import type { PolicyFiles } from "../src/config/policy-files.ts";
import { withClient } from "../src/db/admin.ts";
import { POLICY_DECIDER } from "../src/decisions/decider.ts";
import { groundsOf } from "../src/decisions/grounds.ts";
import { judge } from "../src/decisions/judgement.ts";
import type { ActivePolicy } from "../src/deps.ts";
import { compilePolicy } from "../src/policy/compile.ts";
import { ENGINE_VERSION } from "../src/policy/engine-version.ts";
import { newId } from "../src/shared/ids.ts";
import { SITE_ID } from "../src/shared/site.ts";

type Client = Parameters<Parameters<typeof withClient>[1]>[0];
type Row = Readonly<Record<string, unknown>>;

export interface SeedDecisions {
  readonly url: string;
  readonly decisions: number;
  /** In force one after the other, for equal shares of the time. */
  readonly policies: readonly PolicyFiles[];
}

const BATCH = 2_000;
const START = Date.UTC(2026, 0, 1);
const SECOND = 1_000;

/** Comments, each really judged, some of them decided again by people and contested; every constraint holds. */
export async function seedDecisions({ url, decisions, policies }: SeedDecisions): Promise<void> {
  await withClient(url, async (client) => {
    const random = createRandom(7);
    const people = await insertPeople(client);
    await insertPolicies(client, policies);
    const compiled = policies.map(({ files, model, revision }) => ({
      revision,
      compiled: compilePolicy(files, { model }),
    }));
    const write = createWriter(policies, random);
    for (let from = 0; from < decisions; from += BATCH) {
      const policy = compiled[Math.floor((from / decisions) * compiled.length)];
      if (!policy) throw new Error("no policy");
      const rows = emptyRows();
      for (let at = from; at < Math.min(from + BATCH, decisions); at += 1)
        addComment(rows, { policy, people, random, text: write(), createdAt: new Date(START + at * SECOND) });
      await insertRows(client, rows);
      // Else the triggers go on with plans that were made for empty tables.
      if (Number.isInteger(Math.log2(from / BATCH))) await client.query("analyze");
    }
    await client.query("analyze");
  });
}

/** Small, fast, and the same numbers for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SUBJECTS = [
  "The council",
  "My neighbour",
  "Our mayor",
  "The railway",
  "That editor",
  "Nobody here",
  "The school",
];
const VERBS = ["closed", "painted", "forgot", "opened", "praised", "measured", "sold", "repaired", "cancelled"];
const OBJECTS = ["the old bridge", "two libraries", "a timetable", "every bench", "the ferry", "its own budget"];
const ENDS = [
  "last week.",
  "for 12 years.",
  "without asking anybody.",
  "and I am glad of it.",
  "in the rain.",
  "again!",
];

/** Most texts are harmless sentences; one in seven has an example of a rule in it, to match or to pass. */
function createWriter(policies: readonly PolicyFiles[], random: () => number): () => string {
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const sentence = () => `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)} ${pick(ENDS)}`;
  const examples = policies.flatMap(({ files }) => files.flatMap(({ path, text }) => examplesIn(path, text)));
  return () => {
    const sentences = Array.from({ length: 1 + Math.floor(random() * 3) }, sentence);
    if (random() < 1 / 7) sentences.splice(Math.floor(random() * sentences.length), 0, pick(examples));
    return `${sentences.join(" ")} (${Math.floor(random() * 1e9).toString(36)})`;
  };
}

interface ExampleFile {
  readonly rules?: readonly { readonly examples: Readonly<Record<string, readonly unknown[]>> }[];
}

function examplesIn(path: string, text: string): readonly string[] {
  if (!/^[^/]+\.yaml$/.test(path)) return [];
  const { rules = [] } = parse(text) as ExampleFile;
  return rules.flatMap(({ examples }) =>
    Object.values(examples).flatMap((list) => list.filter((example) => typeof example === "string")),
  );
}

interface People {
  readonly authors: readonly string[];
  readonly moderators: readonly [string, string];
  readonly articleId: string;
}

const AUTHORS = 500;

async function insertPeople(client: Client): Promise<People> {
  const createdAt = new Date(START);
  const account = (displayName: string, role: string) => ({
    id: newId(),
    site_id: SITE_ID,
    display_name: displayName,
    role,
    locale: "en",
    created_at: createdAt,
  });
  const authors = Array.from({ length: AUTHORS }, (_, n) => account(`Author ${n}`, "reader"));
  const [first, second] = [account("Moderator One", "moderator"), account("Moderator Two", "moderator")];
  await insertAll(client, "accounts", [...authors, first, second]);
  const article = {
    id: newId(),
    site_id: SITE_ID,
    key: "bench",
    url: "https://news.example/bench",
    title: "Bench",
    locale: "en",
    moderation: "post",
    comments_open: true,
    comment_count: 0,
    version: 1,
    created_at: createdAt,
    updated_at: createdAt,
  };
  await insertAll(client, "articles", [article]);
  return { authors: authors.map(({ id }) => id), moderators: [first.id, second.id], articleId: article.id };
}

async function insertPolicies(client: Client, policies: readonly PolicyFiles[]): Promise<void> {
  for (const { revision, files, model } of policies)
    await client.query(
      `insert into policy_revisions (hash, files, model, engine_version, created_at) values ($1, $2::jsonb, $3, $4, $5)`,
      [revision, JSON.stringify(files), model ? Buffer.from(model) : null, ENGINE_VERSION, new Date(START)],
    );
}

const TABLES = [
  "comments",
  "revisions",
  "decisions",
  "policy_matches",
  "statements",
  "appeal_links",
  "appeals",
] as const;
type Rows = Readonly<Record<(typeof TABLES)[number], Row[]>>;

const emptyRows = (): Rows => ({
  comments: [],
  revisions: [],
  decisions: [],
  policy_matches: [],
  statements: [],
  appeal_links: [],
  appeals: [],
});

interface NewComment {
  readonly policy: ActivePolicy;
  readonly people: People;
  readonly random: () => number;
  readonly text: string;
  readonly createdAt: Date;
}

const ACTS = { publish: "publish", flag: "publish", hold: "hold", remove: "remove" } as const;
const STATUS = { publish: "published", hold: "held", remove: "removed", restore: "published" } as const;

function addComment(rows: Rows, input: NewComment): void {
  const { policy, people, random, text, createdAt } = input;
  const comment = { id: newId(), authorId: people.authors[Math.floor(random() * AUTHORS)] ?? "" };
  const signals = {
    published_comments: Math.floor(random() * 40),
    author_premoderated: false,
    article_premoderated: false,
    links: 0,
  };
  const judgement = judge(policy, text, signals);
  const { outcome, matches } = judgement.evaluation;
  const act = ACTS[outcome];
  const decision = {
    ...decisionRow({ policy, commentId: comment.id, kind: act, createdAt }),
    ...groundsOf(policy.compiled, { act, cause: "verdict", judgement }),
    basis: "policy",
    cause: "verdict",
    decider_key: POLICY_DECIDER,
    verdict: outcome,
    signals,
    automated_detection: outcome !== "publish",
  };
  rows.decisions.push(decision);
  matches.forEach((match, position) =>
    rows.policy_matches.push({
      decision_id: decision.id,
      position,
      rule_id: match.ruleId,
      category: match.category,
      severity: match.severity,
      mode: match.mode,
      start: match.start,
      end: match.end,
      element: match.element,
      evasions: match.evasions ?? [],
      context: match.context ?? [],
      score: match.score ?? null,
      degraded: match.degraded ?? false,
    }),
  );
  if (act === "remove") addStatement(rows, { decisionId: decision.id, accountId: comment.authorId, createdAt });
  const kind = addFollowUp(rows, { ...input, ...comment, decisionId: decision.id, act }) ?? act;
  addText(rows, { ...input, ...comment, status: STATUS[kind] });
}

const decisionRow = ({
  policy,
  commentId,
  kind,
  createdAt,
}: {
  policy: ActivePolicy;
  commentId: string;
  kind: string;
  createdAt: Date;
}) => ({
  id: newId(),
  site_id: SITE_ID,
  subject: "revision",
  comment_id: commentId,
  revision: 1,
  kind,
  policy_revision: policy.revision,
  engine_version: ENGINE_VERSION,
  created_at: createdAt,
  supersedes: null as string | null,
  decided_by: null as string | null,
  verdict: null as string | null,
});

interface FollowUp extends NewComment {
  readonly id: string;
  readonly authorId: string;
  readonly decisionId: string;
  readonly act: "publish" | "hold" | "remove";
}

/** One published comment in 50 is removed by a person, half of the held ones are decided, a fifth of removals contested. */
const REVIEWED = { publish: 0.02, hold: 0.5, remove: 0.2 } as const;

function addFollowUp(rows: Rows, input: FollowUp): "publish" | "remove" | "restore" | null {
  const { act, random } = input;
  if (random() > REVIEWED[act]) return null;
  if (act === "remove") return addAppeal(rows, input);
  const kind = act === "publish" || random() < 0.5 ? "remove" : "publish";
  addHumanDecision(rows, { ...input, kind });
  return kind;
}

function addHumanDecision(rows: Rows, input: FollowUp & { readonly kind: string; readonly appealId?: string }): string {
  const { policy, people, id, decisionId, kind, appealId, authorId } = input;
  const createdAt = new Date(input.createdAt.getTime() + 3_600 * SECOND);
  const [, moderator] = people.moderators;
  const decision = {
    ...decisionRow({ policy, commentId: id, kind, createdAt }),
    basis: "person",
    cause: appealId === undefined ? "moderator" : "appeal",
    decided_by: moderator,
    decider_key: moderator,
    signals: {},
    automated_detection: true,
    categories: [],
    notices: [],
    appeal_id: appealId ?? null,
    supersedes: decisionId,
  };
  rows.decisions.push(decision);
  if (kind === "remove") addStatement(rows, { decisionId: decision.id, accountId: authorId, createdAt });
  return decision.id;
}

function addAppeal(rows: Rows, input: FollowUp): "remove" | "restore" {
  const { decisionId, createdAt, random, people } = input;
  const appealId = newId();
  const linkId = rows.appeal_links.find((link) => link.decision_id === decisionId)?.id;
  const isOverturned = random() < 0.4;
  const outcomeId = isOverturned ? addHumanDecision(rows, { ...input, kind: "restore", appealId }) : null;
  rows.appeals.push({
    id: appealId,
    site_id: SITE_ID,
    decision_id: decisionId,
    decision_decider_key: POLICY_DECIDER,
    comment_id: input.id,
    link_id: linkId,
    party: "author",
    status: isOverturned ? "overturned" : "upheld",
    version: 2,
    statement: "It was a quotation.",
    filed_at: createdAt,
    decided_at: new Date(createdAt.getTime() + 3_600 * SECOND),
    decided_by: people.moderators[1],
    outcome_decision_id: outcomeId,
  });
  return isOverturned ? "restore" : "remove";
}

interface NewStatement {
  readonly decisionId: string;
  readonly accountId: string;
  readonly createdAt: Date;
}

/** With the link to contest it. */
function addStatement(rows: Rows, { decisionId, accountId, createdAt }: NewStatement): void {
  rows.statements.push({
    id: newId(),
    decision_id: decisionId,
    account_id: accountId,
    data: {},
    created_at: createdAt,
  });
  const linkId = newId();
  rows.appeal_links.push({
    id: linkId,
    decision_id: decisionId,
    party: "author",
    account_id: accountId,
    token_hash: `\\x${createHash("sha256").update(linkId).digest("hex")}`,
    key_id: "bench",
    created_at: createdAt,
  });
}

interface NewText extends NewComment {
  readonly id: string;
  readonly authorId: string;
  readonly status: string;
}

function addText(rows: Rows, { id, authorId, people, status, text, createdAt }: NewText): void {
  rows.comments.push({
    id,
    site_id: SITE_ID,
    article_id: people.articleId,
    author_id: authorId,
    depth: 0,
    ancestor_ids: [],
    status,
    revision: 1,
    reply_count: 0,
    descendant_count: 0,
    recommend_count: 0,
    created_at: createdAt,
  });
  rows.revisions.push({ comment_id: id, number: 1, body: text, body_length: text.length, created_at: createdAt });
}

async function insertRows(client: Client, rows: Rows): Promise<void> {
  await client.query("begin");
  for (const table of TABLES) await insertAll(client, table, rows[table]);
  await client.query("commit");
}

async function insertAll(client: Client, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first)
    .map((column) => `"${column}"`)
    .join(", ");
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
