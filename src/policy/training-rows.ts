import { z } from "zod";
import type { Head } from "./model.ts";

/** 1: the text is one of these. 0: it is not. Absent: its source does not say, and the head learns nothing from it. */
export type Labels = Readonly<Partial<Record<Head, 0 | 1 | undefined>>>;

export interface TrainingRow {
  /** Rows of one source are weighted together. */
  readonly source: string;
  readonly text: string;
  readonly labels: Labels;
  /** 0 to 5: how far the source's label on harassment can be believed beside its other labels. */
  readonly trust: number;
}

type Judged = Pick<TrainingRow, "labels"> & Partial<Pick<TrainingRow, "source" | "trust">>;
const share = z.number().nullish();
const rowSchema = z.object({
  text: z.string(),
  y: z.number().nullish(),
  cls: z.number().optional(),
  type: z.string().optional(),
  labels: z.string().optional(),
  src: z.string().optional(),
  violence: z.union([z.literal(0), z.literal(1)]).optional(),
  cats: z.record(z.string(), share).optional(),
});
type Row = z.infer<typeof rowSchema>;

/** Words without which a text is no threat; a hateful text that has none is a negative for violence. */
const DEEDS =
  /\b(?:kill|shoot|shot|hang|hung|die|dead|death|murder|stab|rape|bomb|burn|gas|beat|punch|execute|lynch|exterminat|slaughter|gun|bullet|knife|nuke|attack|destroy|eradicat|wipe|throat|head|hit|smash|choke|drown|blood|noose|rope|fire|hurt|slap|whip|hell|annihilat|behead|castrat|torture|purge|genocide|holocaust|oven)/i;

const unlessDeed = (text: string) => (DEEDS.test(text) ? undefined : 0);

const CLEAN: Labels = { harassment: 0, hatred: 0, violence: 0, profanity: 0 };

/** Hate, offence that is mostly coarse language between friends, or neither. */
function judgeDavidson({ cls, text }: Row): Judged {
  if (cls === 0) return { labels: { harassment: 1, hatred: 1, profanity: 1, violence: unlessDeed(text) } };
  if (cls === 1) return { labels: { profanity: 1, violence: unlessDeed(text) } };
  return { labels: { ...CLEAN, violence: unlessDeed(text) } };
}

/** Normal, offensive, or hate; it says nothing of coarse words. */
function judgeHatexplain({ cls, text }: Row): Judged {
  if (cls === 2) return { labels: { harassment: 1, hatred: 1, violence: unlessDeed(text) } };
  if (cls === 1) return { labels: { harassment: 1, violence: unlessDeed(text) }, trust: 0.3 };
  return { labels: { harassment: 0, hatred: 0, violence: unlessDeed(text) } };
}

/** Discussion pages of an encyclopedia. What is toxic there mostly insults someone. */
function judgeJigsaw({ y, cats, text }: Row): Judged {
  if (!y) return { labels: CLEAN };
  if (!cats) return { labels: { harassment: 1, violence: unlessDeed(text) }, trust: 0.7 };
  const [hateful, threat] = [Boolean(cats["identity_hate"]), Boolean(cats["threat"])];
  const attacks = Boolean(cats["insult"]) || hateful || threat;
  return {
    labels: {
      harassment: 1,
      hatred: hateful ? 1 : undefined,
      violence: threat ? 1 : unlessDeed(text),
      profanity: cats["obscene"] ? 1 : undefined,
    },
    trust: attacks ? 1 : 0.7,
  };
}

/** By the share of annotators who saw it: the crowd, some, or nobody. */
function byShare(seen: number | null | undefined, enough: number): 0 | 1 | undefined {
  if (!seen) return 0;
  return seen >= enough ? 1 : undefined;
}

/** Comments under news: the nearest to ours. */
function judgeCivil({ cats, y, text }: Row): Judged {
  if (!cats) return { labels: { harassment: 1, violence: unlessDeed(text) }, trust: 0.5 };
  const attack = Math.max(cats["insult"] ?? 0, cats["identity"] ?? 0);
  const mild = y === 0 && attack < 0.34;
  return {
    labels: {
      harassment: mild ? 0 : byShare(attack, 0.5),
      hatred: (cats["identity"] ?? 0) < 0.3 ? 0 : byShare(cats["identity"], 0.5),
      violence: byShare(cats["threat"], 0.3),
      profanity: byShare(cats["profane"], 0.3),
    },
  };
}

/** Threads read in context. Abuse of a party is not our harassment in every case, answers to hatred never are. */
function judgeCad({ labels = "", text }: Row): Judged {
  if (/Identity|Person/.test(labels)) {
    const hatred = labels.includes("Identity") ? 1 : undefined;
    return { labels: { harassment: 1, hatred, violence: unlessDeed(text) } };
  }
  if (labels.includes("Affiliation")) return { labels: { harassment: 1, violence: unlessDeed(text) }, trust: 0.4 };
  const answers = labels.includes("Counter");
  return { labels: { harassment: 0, hatred: 0, violence: 0 }, trust: answers ? 4 : 1 };
}

/** Jokes are a source of their own: what offends in them is rarely in the words. */
function judgeSbic({ y, src = "", text }: Row): Judged {
  const joke = src.includes("joke");
  const source = joke ? "sbic-jokes" : "sbic";
  if (y)
    return {
      source,
      labels: { harassment: 1, violence: unlessDeed(text) },
      trust: joke ? 0.25 : 0.6,
    };
  return { source, labels: { harassment: 0, hatred: 0, violence: unlessDeed(text) } };
}

/** Pairs that differ in one sign or word: hate, threats, and what only looks like them. */
function judgeHatemoji({ y, type }: Row): Judged {
  const hate = y ? 1 : 0;
  return {
    labels: { harassment: hate, hatred: hate, violence: type === "threateninglanguage" ? 1 : 0 },
  };
}

/** A coarse sentence and its clean paraphrase; the coarse one need not attack anyone. */
function judgeParadetox({ y, text }: Row): Judged {
  return { labels: y ? { profanity: 1, violence: unlessDeed(text) } : CLEAN };
}

function judgeToxigen({ y, text }: Row): Judged {
  if (!y) return { labels: CLEAN };
  return { labels: { harassment: 1, hatred: 1, violence: unlessDeed(text), profanity: 0 } };
}

/** Templates: naming an identity is fine, calling someone vile is not. */
function judgeMadlibs({ y, text }: Row): Judged {
  const violence = unlessDeed(text);
  return { labels: y ? { harassment: 1, violence } : { harassment: 0, hatred: 0, violence } };
}

/** Our own: advocacy of violence, and its words in news, history, quotation, debate and figures of speech. */
function judgeSentences({ violence }: Row): Judged {
  return { labels: { violence } };
}

const JUDGES: Readonly<Record<string, (row: Row) => Judged>> = {
  davidson: judgeDavidson,
  hatexplain: judgeHatexplain,
  jigsaw: judgeJigsaw,
  civil: judgeCivil,
  cad: judgeCad,
  sbic: judgeSbic,
  hatemoji: judgeHatemoji,
  paradetox: judgeParadetox,
  toxigen: judgeToxigen,
  madlibs77k: judgeMadlibs,
  sentences: judgeSentences,
};

/**
 * Maps one row of a published data set to the labels of our policy. `source` is the file's name up to its first `_`
 * or `.`: `cad` of `cad_train.jsonl.gz`. Undefined for a source that must not enter the weights, or a row without text.
 */
export function readTrainingRow(source: string, json: unknown): TrainingRow | undefined {
  const judge = JUDGES[source];
  const row = rowSchema.safeParse(json);
  if (!judge || !row.success || row.data.text.length < 2) return undefined;
  return { source, trust: 1, ...judge(row.data), text: row.data.text };
}

/** The sources that `readTrainingRow` knows. */
export const TRAINING_SOURCES: readonly string[] = Object.keys(JUDGES);
