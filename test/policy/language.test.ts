import { compilePolicy } from "../../src/policy/compile.ts";
import { evaluate } from "../../src/policy/evaluate.ts";
import { explainNearMiss } from "../../src/policy/explain.ts";
import { readLanguage } from "../../src/policy/language.ts";
import { findNearMisses } from "../../src/policy/near-misses.ts";
import { normalize } from "../../src/policy/normalize.ts";
import { shippedPolicy } from "../support/shipped-policy.ts";
import { ruleYaml, shippedProfanity, smallFiles } from "./policy-files.ts";

const languageOf = (text: string) => readLanguage(normalize(text)).code;

describe("the language of a text", () => {
  test.each([
    ["en", "The council has been talking about the new bridge for years."],
    ["de", "Der Rat der Stadt hat gestern lange über die neue Brücke gesprochen."],
    ["fr", "Le conseil a longuement parlé hier du nouveau pont de la ville."],
    ["es", "El ayuntamiento habló ayer mucho tiempo del nuevo puente."],
    ["it", "Il consiglio comunale ha parlato a lungo del nuovo ponte."],
  ])("%s: %s", (code, text) => {
    expect(languageOf(text)).toBe(code);
  });

  test.each([
    ["a short text", "Das ist doch Unsinn."],
    ["a mixed text", "You people are the worst. Ich gehe heute mit meinem Hund in den Park und dann nach Hause."],
    ["letters that are spelled out", "so much a r s e h o l e today"],
    ["no words", "12 34 !!! 😀"],
    ["an empty text", ""],
  ])("%s may be any", (_, text) => {
    expect(languageOf(text)).toBeUndefined();
  });

  test("is looked for at a bounded number of places, and beyond them any language may be meant", () => {
    const { code, isAround } = readLanguage(normalize("Der Rat der Stadt hat gestern lange gesprochen. ".repeat(30)));
    const answers = Array.from({ length: 20 }, () => isAround(new Set(["en"]), { start: 0, end: 3 }));
    expect([code, answers.indexOf(true)]).toEqual(["de", 16]);
  });
});

const GERMAN = "Der Rat der Stadt hat gestern lange über blarg und die neue Brücke gesprochen.";
const policyFor = (more: string, head = "") =>
  compilePolicy(smallFiles({ rules: `${head}rules:\n${ruleYaml({ more })}` }));
const finds = (policy: ReturnType<typeof policyFor>, text: string) => evaluate(policy, text, {}).matches.length > 0;

describe("a rule judges its languages only", () => {
  test.each([
    ["for English it passes German", "    languages: [en]\n", "", false],
    ["for German it finds German", "    languages: [en, de]\n", "", true],
    ["for any it finds German", "    languages: any\n", "", true],
    ["without a word on it, the policy's languages hold", "", "", false],
    ["or its file's", "", "languages: [de]\n", true],
    ["its own word goes before its file's", "    languages: [en]\n", "languages: [de]\n", false],
  ])("%s", (_, more, head, found) => {
    expect(finds(policyFor(more, head), GERMAN)).toBe(found);
  });

  test("a few foreign words hide nothing", () => {
    const policy = policyFor("    languages: [en]\n");
    expect(finds(policy, "You blarg und der die das.")).toBe(true);
    expect(finds(policy, "Das ist gut. What a complete load of blarg from this man. Ich mag das nicht gern.")).toBe(
      true,
    );
    expect(finds(policy, `${GERMAN.replace("blarg", "Geld")} You are all blarg and they know it.`)).toBe(true);
  });

  test("what it passed for the language is told to whoever asks", () => {
    const policy = policyFor("    languages: [en]\n");
    const said = findNearMisses(policy, GERMAN, { signals: {} }).map((miss) =>
      explainNearMiss(policy, miss, { text: GERMAN }),
    );
    expect(said).toEqual([
      "profanity.words (A title): “blarg”, but the text is in another language than the rule (de).",
    ]);
  });
});

const profanity = shippedProfanity();
const rulesFor = (text: string) => [...new Set(evaluate(profanity, text, {}).matches.map(({ ruleId }) => ruleId))];

describe("profanity of other languages is found, disguised too", () => {
  test.each([
    ["profanity.german", "Was für ein Arschloch ist dieser Minister eigentlich?"],
    ["profanity.german", "Diese Scheiße lese ich mir nicht länger durch."],
    ["profanity.german", "So eine Sch**ße haben sie uns noch nie erzählt."],
    ["profanity.german", "Der Trainer ist ein H u r e n s o h n und bleibt es auch."],
    ["profanity.german", "Mit diesem Scheißverein will ich nichts mehr zu tun haben."],
    ["profanity.french", "Ce ministre est un conn@rd et tout le monde le sait."],
    ["profanity.french", "Allez tous vous faire foutre avec vos impôts."],
    ["profanity.french", "C'est vraiment de la m e r d e, ce journal."],
    ["profanity.spanish", "El alcalde es un hijo de puta y todos lo saben."],
    ["profanity.spanish", "Vaya p3ndejo que está hecho el ministro de hacienda."],
    ["profanity.spanish", "Este periódico es una puta m*erda desde hace años."],
    ["profanity.loanword", "Der neue Fahrplan ist doch kompletter Bullshit, sagt meine Nachbarin."],
    ["profanity.loanword", "Le ministre peut aller se faire voir, f**king menteur de la première heure."],
  ])("%s: %s", (ruleId, text) => {
    expect(rulesFor(text)).toContain(ruleId);
  });
});

describe("everyday words of one language are no profanity of another", () => {
  test.each([
    "Mein Nachbar ist ziemlich dick geworden, seit er das Fach Kunst unterrichtet.",
    "Der Spick hing an der Wand, und der Hund stand bellend davor und fing den Ball.",
    "Ich schieße ein Foto von der Scheibe Brot und höre dabei hell das Radio.",
    "Le retard du train a encore énervé la douche froide de mon voisin.",
    "Un petit phoque et une saucisse, avec un cure-dent sur le banc du jardin.",
    "La chasse est ouverte, et les coqs du village chantent dans la cour.",
    "El gato negro y la concha de la playa eran de la misma vecina.",
    "Hay que coger el autobús para ver el Cono Sur y comer un pollo.",
    "La computadora de los diputados tiene buena reputación entre los carbones.",
    "The committee picked up a salad with Guinness in the town hall and went home.",
  ])("%s", (text) => {
    expect(evaluate(profanity, text, {}).matches).toEqual([]);
  });
});

test("ß is ss within a word, and a disguised b before one", () => {
  expect(normalize("Scheiße, ẞitch, Straße").folded).toBe("scheisse, bitch, strasse");
  expect(evaluate(profanity, "What a ßitch of a day it was for the team.", {}).matches).toHaveLength(1);
});

test("a sentence of the rule's language among sentences of another one is judged", async () => {
  const shipped = await shippedPolicy();
  const text =
    "Abbiamo comprato il pane al mercato della nostra piccola citta. Kill all Jews. Poi siamo tornati a casa.";
  expect(evaluate(shipped, text, {}).categories).toContain("violence");
});
