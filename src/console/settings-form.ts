import { z } from "zod";
import { readForm } from "../http/forms.ts";
import { parseInput } from "../http/parse.ts";
import { type Settings, settingsData } from "../settings/settings.ts";
import { invalid } from "../shared/refusal.ts";
import type { Visit } from "./desk.tsx";
import { chosen } from "./fields.ts";
import { FIELDS, type SettingField, type SettingId, type SettingKind } from "./settings-fields.ts";
import type { ConsoleLanguage } from "./texts/language.ts";

/** Every setting as text, as it stands in its field; bodies are lines of a name, a tab and an address. */
export type SettingTexts = Readonly<Record<SettingId, string>>;

export interface Body {
  readonly name: string;
  readonly url: string;
}

export const bodiesIn = (text: string): readonly Body[] =>
  linesOf(text).map((line) => {
    const [name = "", url = ""] = line.split("\t");
    return { name, url };
  });

/** No tab within a part, for one stands between them. */
const onOneLine = (text: string): string => text.trim().replaceAll(/\s+/g, " ");

const bodyLine = ({ name, url }: Body): string => `${onOneLine(name)}\t${onOneLine(url)}`;

export const linesOf = (text: string): readonly string[] => text.split("\n").filter((line) => line.trim() !== "");

const textsBy = (textOf: (field: SettingField) => string): SettingTexts =>
  Object.fromEntries(FIELDS.map((field) => [field.id, textOf(field)])) as SettingTexts;

/** What a form shows of settings. */
export const textsOfSettings = (settings: Settings, lang: ConsoleLanguage): SettingTexts =>
  textsBy(({ section, name, kind }) => {
    const values: Readonly<Record<string, SettingValue>> = settings[section];
    return textOf(values[name] ?? null, { kind, lang });
  });

type SettingValue = { [S in keyof Settings]: Settings[S][keyof Settings[S]] }[keyof Settings];

interface Telling {
  readonly kind: SettingKind;
  readonly lang: ConsoleLanguage;
}

function textOf(value: SettingValue, { kind, lang }: Telling): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "";
  if (typeof value !== "number")
    return value.map((each) => (typeof each === "string" ? each : bodyLine(each))).join("\n");
  const number = kind === "percent" ? rounded(value * 100) : value;
  return number.toLocaleString(lang, { useGrouping: false, maximumFractionDigits: 6 });
}

/** 0.07 × 100 has a tail of binary digits. */
const rounded = (number: number): number => Number(number.toFixed(8));

const settingsForm = z.record(z.string(), chosen);

export interface TypedSettings {
  /** The one that the form was filled from. */
  readonly version: number;
  readonly texts: SettingTexts;
}

/** As it was typed. Throws Refusal `invalid_request` for what no form of ours sends. */
export async function readSettingsForm({ req }: Visit): Promise<TypedSettings> {
  const form = await readForm(req, settingsForm);
  const text = (name: string): string => form[name]?.[0] ?? "";
  if (!/^\d{1,9}$/.test(text("version"))) throw invalid("/version", "Open the page again.");
  const urls = form[BODY_URL] ?? [];
  const bodies = (form[BODY_NAME] ?? []).map((name, at) => bodyLine({ name, url: urls[at] ?? "" }));
  const texts = textsBy(({ id, kind }) => (kind === "bodies" ? linesOf(bodies.join("\n")).join("\n") : text(id)));
  return { version: Number(text("version")), texts };
}

/** Fields of the form that are there many times: a name and an address for each body. */
export const BODY_NAME = "redress.bodyName";
export const BODY_URL = "redress.bodyUrl";

/** Throws Refusal `invalid_request` with a pointer to each field that cannot be so. */
export function settingsOf(texts: SettingTexts): Settings {
  const sections: Record<string, Record<string, unknown>> = {};
  for (const field of FIELDS) (sections[field.section] ??= {})[field.name] = valueOf(texts[field.id], field.kind);
  return parseInput(settingsData, sections);
}

function valueOf(text: string, kind: SettingKind): unknown {
  switch (kind) {
    case "hours":
    case "days":
    case "count":
      return numberIn(text);
    case "percent":
      return rounded(numberIn(text) / 100);
    case "switch":
      return text !== "";
    case "line":
    case "text":
      return text.trim() === "" ? null : text;
    case "lines":
      return linesOf(text);
    case "bodies":
      return bodiesIn(text);
  }
}

/** `12`, `12.5` or `12,5`; NaN, which every schema refuses, for anything else. */
const numberIn = (text: string): number =>
  /^\d{1,9}(?:[.,]\d{1,9})?$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : NaN;

/** Which settings differ. */
export const differences = (from: SettingTexts, to: SettingTexts): readonly SettingField[] =>
  FIELDS.filter(({ id }) => from[id] !== to[id]);

export interface Merge {
  readonly typed: SettingTexts;
  /** What the form was filled from. */
  readonly base: SettingTexts;
  /** What stands by now. */
  readonly now: SettingTexts;
}

/** What was typed stays; what was not touched becomes what somebody else has made of it meanwhile. */
export const mergeTexts = ({ typed: mine, base, now }: Merge): SettingTexts =>
  textsBy(({ id }) => (mine[id] === base[id] ? now[id] : mine[id]));
