import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { POLICIES } from "../config/policy-files.ts";
import { trainModel } from "../policy/train-model.ts";
import { readTrainingRow, TRAINING_SOURCES, type TrainingRow } from "../policy/training-rows.ts";
import { type Command, type Io, UsageError } from "./command.ts";

export const trainCommands: readonly Command[] = [
  {
    name: "policy train",
    usage: "DIR [--out FILE]",
    summary: "Train the model's weights from a folder of .jsonl.gz files; the same files give the same bytes",
    run: train,
  },
];

async function train(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { out: { type: "string" } },
    allowPositionals: true,
  });
  const [folder, ...rest] = positionals;
  if (folder === undefined || rest.length > 0) throw new UsageError("Name one folder of training files.");
  const rows = await readRows(folder, io);
  if (rows.length === 0) throw new Error(`${folder} holds no training file of: ${TRAINING_SOURCES.join(", ")}.`);
  const model = trainModel(rows, ({ epoch, epochs, loss }) =>
    io.err(`epoch ${epoch} of ${epochs}: loss ${loss.toFixed(4)}`),
  );
  await store(values.out ?? join(POLICIES, "model", "ngrams.bin"), { model, io });
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
  for (const name of (await readdir(folder)).filter((name) => name.endsWith(".jsonl.gz")).toSorted()) {
    const source = /^[^_.]+/.exec(name)?.[0] ?? "";
    if (!TRAINING_SOURCES.includes(source)) {
      io.err(`${name}: not for weights, left out`);
      continue;
    }
    const before = rows.length;
    for (const line of gunzipSync(await readFile(join(folder, name)))
      .toString("utf8")
      .split("\n")) {
      const row = line === "" ? undefined : readTrainingRow(source, JSON.parse(line));
      if (row) rows.push(row);
    }
    io.err(`${name}: ${rows.length - before} rows`);
  }
  return rows;
}
