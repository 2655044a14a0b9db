import { formatTime } from "../shared/format-time.ts";
import type { StatementData } from "./statement-of-reasons.ts";
import { type StatementTexts, statementTexts } from "./statement-texts.ts";

/** A part of a statement as letters and pages show it, in this order. */
export interface StatementSection {
  readonly part: "decision" | "how" | "why" | "redress";
  readonly heading: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly blocks: readonly StatementBlock[];
}

/** A sentence, and what it introduces. */
export interface StatementBlock {
  readonly text: string;
  readonly items: readonly string[];
  /** Words of a person, as they wrote them. */
  readonly quote?: string;
}

export interface DescribeStatement {
  readonly data: StatementData;
  /** The moderator's own words to the author. */
  readonly note: string | null;
  readonly locale: string;
}

/** Everything that DSA Article 17(3) asks for, in the author's language; the policy's own sentences as they stood. */
export function describeStatement({ data, note, locale }: DescribeStatement): readonly StatementSection[] {
  const told: Telling = { data, note, locale, texts: statementTexts(locale) };
  return [describeDecision(told), describeFacts(told), describeGround(told), describeRedress(told)];
}

interface Telling extends DescribeStatement {
  readonly texts: StatementTexts;
}

function describeDecision({ data, locale, texts }: Telling): StatementSection {
  const facts = [
    { label: texts.restriction, value: texts.restrictions[data.restriction] },
    { label: texts.scope, value: texts.scopes[data.scope] },
    { label: texts.startsAt, value: formatTime(new Date(data.startsAt), locale) },
    { label: texts.endsAt, value: endOf(data, { texts, locale }) },
  ];
  return { part: "decision", heading: texts.decisionHeading, facts, blocks: [] };
}

function endOf({ endsAt, restriction }: StatementData, { texts, locale }: Pick<Telling, "texts" | "locale">): string {
  if (endsAt !== null) return formatTime(new Date(endsAt), locale);
  const own = restriction === "removed" || restriction === "held" || restriction === "warning";
  return texts.ends[own ? restriction : "without"];
}

function describeFacts({ data, locale, texts }: Telling): StatementSection {
  const blocks = [
    alone(texts.found[foundBy(data)]),
    alone(texts.detected[data.automatedDetection ? "automatically" : "byPeople"]),
    alone(describeDecider(data, locale)),
  ];
  return {
    part: "how",
    heading: texts.howHeading,
    facts: [],
    blocks: [...blocks, ...strikesOf({ data, locale, texts })],
  };
}

const alone = (text: string): StatementBlock => ({ text, items: [] });

/** Who decided, and when, in one sentence. */
export function describeDecider({ restriction, automatedDecision, startsAt }: StatementData, locale: string): string {
  const texts = statementTexts(locale);
  const removed = restriction === "removed";
  const say = automatedDecision
    ? texts.automated[removed ? "removed" : "held"]
    : texts.byPerson[removed ? "removed" : "other"];
  return say(formatTime(new Date(startsAt), locale));
}

/** DSA Article 17(3)(b): on a notice or on one's own initiative. */
function foundBy({ cause, source, automatedDetection }: StatementData): keyof StatementTexts["found"] {
  if (cause === "article_premoderation" || cause === "author_premoderation") return "premoderation";
  if (cause === "restriction") return "restriction";
  if (cause === "reader_flags") return "flags";
  if (source === "notice") return "notice";
  return automatedDetection ? "verdict" : "own";
}

function strikesOf({ data, locale, texts }: Omit<Telling, "note">): readonly StatementBlock[] {
  if (data.strikes.length === 0) return [];
  const titles = new Map(data.clauses.map(({ category, title }) => [category, title]));
  const items = data.strikes.map(({ decidedAt, categories }) =>
    texts.strike(
      formatTime(new Date(decidedAt), locale),
      categories.map((each) => titles.get(each) ?? each).join(", "),
    ),
  );
  return [{ text: texts.strikes(data.strikes.length), items }];
}

function describeGround({ data, note, texts }: Telling): StatementSection {
  const say = (sentence: string) => texts.translations[sentence] ?? sentence;
  const blocks = [
    ...(data.clauses.length > 0 ? clausesOf({ data, texts }, say) : [clauseless({ data, texts }, say)]),
    ...why({ data, texts }),
    ...(note === null ? [] : [{ text: `${texts.moderatorNote}:`, items: [], quote: note }]),
  ];
  const facts = [{ label: texts.policyRevision, value: data.policyRevision.slice(0, 12) }];
  return { part: "why", heading: texts.whyHeading, facts, blocks };
}

type Say = (sentence: string) => string;

/** DSA Article 17(3)(d) and (e): the law or the terms, and what they say; before it what no clause and no rule says. */
function clausesOf({ data, texts }: Pick<Telling, "data" | "texts">, say: Say): readonly StatementBlock[] {
  const { clauses, rules, ground } = data;
  const quoted = new Set([...clauses.map(({ text }) => text), ...rules.map(({ notice }) => notice)]);
  const spoken = data.notices.filter((notice) => !quoted.has(notice));
  const items = clauses.map(({ title, text }) => `${say(title)}: ${say(text)}`);
  return [...spoken.map((notice) => alone(say(notice))), { text: texts[ground], items }];
}

/** Where no category was named, the sentences told are the clause: that comments are read first, most of all. */
function clauseless({ data, texts }: Pick<Telling, "data" | "texts">, say: Say): StatementBlock {
  const { ground, scope, rules, notices } = data;
  if (scope === "account" || notices.length === 0) return alone(texts.ownReason);
  const text = ground === "terms" && rules.length === 0 ? texts.readFirst : texts[ground];
  return { text, items: notices.map(say) };
}

function why({ data, texts }: Pick<Telling, "data" | "texts">): readonly StatementBlock[] {
  const items = data.rules.map(({ title, notice }) => `${title}: ${notice}`);
  if (items.length > 0) return [{ text: texts.fired, items }];
  return data.clauses.length > 0 && !data.automatedDecision ? [alone(texts.judged)] : [];
}

function describeRedress({ data: { redress }, texts }: Telling): StatementSection {
  const bodies = redress.outOfCourtBodies.map(({ name, url }) => `${name}: ${url}`);
  const blocks = [
    alone(texts.appeal(redress.windowDays)),
    bodies.length === 0 ? alone(texts.noBodies) : { text: texts.bodies, items: bodies },
    alone(redress.courtsSentence ?? texts.courts),
  ];
  return { part: "redress", heading: texts.redressHeading, facts: [], blocks };
}
