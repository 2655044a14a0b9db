import { formatTime } from "../shared/format-time.ts";
import { POLICY_LANGUAGE, colon, languageOf } from "../shared/language.ts";
import { generalTitle } from "./grounds.ts";
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
  /** Of a text or items that are in another language than the rest. */
  readonly lang?: string;
  /** Words of a person, as they wrote them. */
  readonly quote?: string;
}

export interface DescribeStatement {
  readonly data: StatementData;
  /** The moderator's own words to the author. */
  readonly note: string | null;
  readonly locale: string;
  /** `elsewhere`: what is left when one cannot contest it with us any more. `none`: for who is not concerned by it. Full unless said. */
  readonly redress?: "full" | "elsewhere" | "none";
}

/** Everything that DSA Article 17(3) asks for, in the author's language; the policy's own sentences too, where it had them. */
export function describeStatement({ redress = "full", ...statement }: DescribeStatement): readonly StatementSection[] {
  const told: Telling = { ...statement, texts: textsOf(statement) };
  const described = [describeDecision(told), describeFacts(told), describeGround(told)];
  return redress === "none" ? described : [...described, describeRedress(told, redress)];
}

/** Our words, and those that the policy had for its own sentences. */
function textsOf({ data, locale }: DescribeStatement): StatementTexts {
  const texts = statementTexts(locale);
  return { ...texts, translations: { ...texts.translations, ...data.translations[languageOf(locale)] } };
}

interface Telling extends Omit<DescribeStatement, "redress"> {
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
export function describeDecider(data: StatementData, locale: string): string {
  const { restriction, automatedDecision, startsAt, cause } = data;
  const texts = statementTexts(locale);
  if (cause === "restriction") return texts.alongWithAccount(formatTime(new Date(startsAt), locale));
  const removed = restriction === "removed";
  const say = automatedDecision
    ? texts.automated[removed ? "removed" : "held"]
    : texts.byPerson[removed ? "removed" : "other"];
  return say(formatTime(new Date(startsAt), locale));
}

/** DSA Article 17(3)(b): on a notice or on one's own initiative. */
function foundBy({ cause, source, automatedDetection, restriction }: StatementData): keyof StatementTexts["found"] {
  if (cause === "article_premoderation" || cause === "author_premoderation") return "premoderation";
  if (cause === "restriction") return restriction === "removed" ? "removedAlong" : "heldAlong";
  if (cause === "reader_flags") return "flags";
  if (source === "notice") return "notice";
  return automatedDetection ? "verdict" : "own";
}

function strikesOf({ data, locale, texts }: Omit<Telling, "note">): readonly StatementBlock[] {
  const titles = new Map(data.clauses.map(({ category, title }) => [category, title]));
  const itemsOf = (isUndone: boolean) =>
    data.strikes
      .filter(({ undone = false }) => undone === isUndone)
      .map(({ decidedAt, categories }) =>
        texts.strike(
          formatTime(new Date(decidedAt), locale),
          categories.map((each) => translate(titles.get(each) ?? generalTitle(each), texts)).join(", "),
        ),
      );
  const [standing, undone] = [itemsOf(false), itemsOf(true)];
  return [
    ...(standing.length === 0 ? [] : [{ text: texts.strikes(standing.length), items: standing }]),
    ...(undone.length === 0 ? [] : [{ text: texts.undoneStrikes, items: undone }]),
  ];
}

function describeGround({ data, note, locale, texts }: Telling): StatementSection {
  const wentAlong = data.cause === "restriction" && data.restriction === "removed";
  const blocks = [
    ...(wentAlong ? describeAlong({ data, texts, locale }) : describeOwn({ data, texts, locale })),
    ...(note === null ? [] : [{ text: `${texts.moderatorNote}${colon(locale)}`, items: [], quote: note }]),
  ];
  const isMixed = texts.rulesInEnglish !== null && blocks.some(({ lang }) => lang !== undefined);
  const inForceAt = formatTime(new Date(data.startsAt), locale);
  // The hash is a detail: by it whoever looks into the matter finds the text that held.
  const facts = [{ label: texts.policyRevision, value: texts.inForceAt(inForceAt, data.policyRevision.slice(0, 12)) }];
  return {
    part: "why",
    heading: texts.whyHeading,
    facts,
    blocks: isMixed ? [alone(texts.rulesInEnglish), ...blocks] : blocks,
  };
}

type Norm = Pick<Telling, "data" | "texts" | "locale">;

const translate = (sentence: string, { translations }: StatementTexts): string => translations[sentence] ?? sentence;

const isTranslated = (sentence: string, { translations }: StatementTexts): boolean =>
  translations[sentence] !== undefined;

/** Nothing is another language than English in an English statement. */
const foreign = (isForeign: boolean, texts: StatementTexts) =>
  isForeign && texts.rulesInEnglish !== null ? { lang: POLICY_LANGUAGE } : {};

const blockOf = (sentence: string, texts: StatementTexts): StatementBlock => ({
  ...alone(translate(sentence, texts)),
  ...foreign(!isTranslated(sentence, texts), texts),
});

function describeOwn(told: Norm): readonly StatementBlock[] {
  const { data, texts } = told;
  const { clauses, rules } = data;
  const quoted = new Set([...clauses.map(({ text }) => text), ...rules.map(({ notice }) => notice)]);
  const spoken = data.notices.filter((notice) => !quoted.has(notice));
  return [
    ...(clauses.length === 0 ? [] : spoken.map((notice) => blockOf(notice, texts))),
    ...(clauses.length === 0 ? [describeClauseless(told)] : describeClauses(told, texts[data.ground])),
    ...why(told),
  ];
}

/** The restriction is the ground of what went with it: its rules say nothing of this comment. */
function describeAlong({ data, texts, locale }: Norm): readonly StatementBlock[] {
  const { along, ground } = data;
  const clauses = data.clauses.filter(({ category }) => category !== "other");
  return [
    alone(texts.along[along === "banned" || along === "suspended" ? along : "limited"]),
    ...(clauses.length === 0
      ? [alone(texts.ownReason)]
      : describeClauses({ data: { ...data, clauses }, texts, locale }, texts.alongGround[ground])),
  ];
}

/** DSA Article 17(3)(d) and (e). */
const describeClauses = ({ data: { clauses }, ...said }: Norm, text: string): readonly StatementBlock[] => [
  { text, ...sayNorms(clauses, said) },
];

/** All of them in the author's language, or none; those that say the same are said once. */
function sayNorms(
  norms: readonly { readonly title: string; readonly text: string }[],
  { texts, locale }: Omit<Norm, "data">,
): Pick<StatementBlock, "items" | "lang"> {
  const known = norms.every(({ title, text }) => isTranslated(title, texts) && isTranslated(text, texts));
  const say = (sentence: string) => (known ? translate(sentence, texts) : sentence);
  const mark = colon(known ? locale : POLICY_LANGUAGE);
  const titles = new Map<string, string[]>();
  for (const { title, text } of norms) titles.set(text, [...(titles.get(text) ?? []), say(title)]);
  return {
    items: [...titles].map(([text, alike]) => `${alike.join("; ")}${mark} ${say(text)}`),
    ...foreign(!known, texts),
  };
}

/** Where no category was named, the sentences told are the clause: that comments are read first, most of all. */
function describeClauseless({ data, texts }: Norm): StatementBlock {
  const { ground, scope, rules, notices } = data;
  if (scope === "account" || notices.length === 0) return alone(texts.ownReason);
  const text = ground === "terms" && rules.length === 0 ? texts.readFirst : texts[ground];
  const known = notices.every((notice) => isTranslated(notice, texts));
  return { text, items: notices.map((notice) => translate(notice, texts)), ...foreign(!known, texts) };
}

function why({ data, texts, locale }: Norm): readonly StatementBlock[] {
  if (data.rules.length > 0) {
    const norms = data.rules.map(({ title, notice }) => ({ title, text: notice }));
    return [{ text: texts.fired, ...sayNorms(norms, { texts, locale }) }];
  }
  return data.clauses.length > 0 && !data.automatedDecision ? [alone(texts.judged)] : [];
}

function describeRedress({ data: { redress }, texts }: Telling, wanted: "full" | "elsewhere"): StatementSection {
  const bodies = redress.outOfCourtBodies.map(({ name, url }) => `${name}: ${url}`);
  const blocks = [
    ...(wanted === "full" ? [alone(texts.appeal(redress.windowDays))] : []),
    bodies.length === 0 ? alone(texts.noBodies) : { text: texts.bodies, items: bodies },
    alone(redress.courtsSentence ?? texts.courts),
  ];
  return { part: "redress", heading: texts.redressHeading, facts: [], blocks };
}
