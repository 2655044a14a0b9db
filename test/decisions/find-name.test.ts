import { findName } from "../../src/decisions/find-name.ts";

const COMMON = new Set(["will", "one", "young", "please", "two", "team"]);
const isOrdinary = (word: string) => COMMON.has(word);
const find = (text: string, name: string, readers: readonly string[] = []) =>
  findName(text, { names: [name], readers, isOrdinary });

test.each([
  ["Will", "Will you please stop"],
  ["Will", "The Will of the people"],
  ["Will", "WILL YOU STOP"],
  ["Administrator", "Administrator accounts are not to be imitated."],
  ["Die Redaktion", "Die Redaktion hat das geprüft."],
  ["L'équipe de modération", "L'équipe de modération a lu ceci."],
  ["El equipo", "El equipo lo ha leído."],
  ["The editors", "Ask the editors for the guidelines."],
  ["A moderator", "A moderator read it, a moderator read it twice."],
])("%j makes no name of ordinary words and roles: %j", (name, text) => expect(find(text, name)).toBeUndefined());

test.each([
  ["Kaiser", "Ask Kaiser.", "Kaiser"],
  ["Kaiser", "KAISER did it", "KAISER"],
  ["Weiß", "WEISS did it", "WEISS"],
  ["Jürgen", "Ju\u0308rgen says no.", "Jürgen"],
  ["Jürgen", "It was Jürgen's word.", "Jürgen"],
  ["Jürgen", "Jür\u00adgen says no.", "Jürgen"],
  ["nora77", "nora77 and nobody else", "nora77"],
  ["nora", "It was Nora.", "Nora"],
  ["Max", "Ask Max. He knows.", "Max"],
  ["Max", "Ask Max, he knows.", "Max"],
])("one word, %j, is a name as it is written or in capitals: %j", (name, text, said) =>
  expect(find(text, name)).toBe(said),
);

test.each([
  ["Kaiser", "Sie sind kein kaiser."],
  ["Kaiser", "Kaisers und Kaiserin"],
  ["Max", "Max. two links"],
  ["Max", "Max. 280 characters"],
  ["X", "The X marks the spot."],
  ["Moderator Two", "Moderator Twofold is no name of ours."],
  ["★", "Four ★ of five"],
])("%j is not said by %j", (name, text) => expect(find(text, name)).toBeUndefined());

test.each([
  ["Nora Lind", "As nora LIND told you", "nora LIND"],
  ["Nora Lind", "Nora\nLind", "Nora Lind"],
  ["Nora Lind", "NORA—LIND", "NORA—LIND"],
  ["Mod. Lind", "mod Lind", "mod Lind"],
  ["The Lind Team", "the lind team", "the lind team"],
  ["Sean O'Brien", "Sean O’Brien", "Sean O’Brien"],
])("several words, %j, are a name whatever their case and what stands between them: %j", (name, text, said) =>
  expect(find(text, name)).toBe(said),
);

test.each([
  ["Mod One", "Mod. One"],
  ["Moderator One", "Moderator-One"],
  ["Moderator One", "Moderator\u200b One"],
  ["Moderator One", "Moderator\u200bOne"],
  ["Moderator One", "MODERATOR ONE"],
  ["Will Young", "Will Young"],
])("several ordinary words, %j, are a name by their capitals: %j", (name, text) => {
  expect(find(text, name)).toBeDefined();
  expect(find(text.toLowerCase(), name)).toBeUndefined();
});

test("who reads the words may be named, and nobody else who is called alike", () => {
  expect(find("Jürgen, please argue.", "Jürgen", ["jürgen"])).toBeUndefined();
  expect(find("Nora Lind, please argue.", "Nora", ["Nora Lind"])).toBeUndefined();
  expect(find("Nora Lind, ask Nora.", "Nora", ["Nora Lind"])).toBe("Nora");
  expect(find("Nora Lind, please argue.", "Nora Lind", ["Nora"])).toBe("Nora Lind");
  expect(find("Jürgen, please argue.", "Jürgen", ["Jürgen", "Somebody"])).toBe("Jürgen");
});
