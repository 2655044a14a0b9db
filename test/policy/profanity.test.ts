import { evaluate } from "../../src/policy/evaluate.ts";
import { shippedProfanity } from "./policy-files.ts";

const policy = shippedProfanity();

describe("a disguise is undone, and named", () => {
  test.each([
    ["The mayor is a bAsTaRd.", "bastard", "case"],
    ["The mayor is a ｂａｓｔａｒｄ.", "bastard", "width"],
    ["The mayor is a ⓑⓐⓢⓣⓐⓡⓓ.", "bastard", "confusable"],
    ["The mayor is a bаstаrd.", "bastard", "confusable"],
    ["The mayor is a ba\u200bst\u00adard.", "bastard", "invisible"],
    ["The mayor is a b̶a̶s̶t̶a̶r̶d̶.", "bastard", "combining"],
    ["The mayor is a b4st@rd.", "bastard", "leet"],
    ["The mayor is a baaastard.", "bastard", "stretched"],
    ["The mayor is a bbbaastaarrrd.", "bastard", "stretched"],
    ["The mayor is a b a s t a r d indeed.", "bastard", "spaced"],
    ["The mayor is a b.a.s.t.a.r.d indeed.", "bastard", "punctuated"],
    ["The mayor is a b_a_s_t_a_r_d indeed.", "bastard", "punctuated"],
    ["The mayor is a b*st*rd.", "bastard", "masked"],
    ["The mayor is a bast%rd.", "bastard", "masked"],
    ["The mayor is a bas tard.", "bastard", "split"],
    ["The mayor is a stupidbastardface.", "bastard", "glued"],
    ["The mayor is a bastrd.", "bastard", "vowels_dropped"],
    ["The mayor is a bsatard.", "bastard", "swapped"],
    ["The mayor is a wankah.", "wanker", "phonetic"],
    ["The mayor is a bxstard.", "bastard", "masked"],
    ["The mayor is a b-----d.", "bastard", "masked"],
    ["The mayor is a b 4 s t 4 r d indeed.", "bastard", "spaced"],
    ["The mayor is a megabastardface.", "bastard", "glued"],
  ])("%s", (text, element, evasion) => {
    const found = evaluate(policy, text, {}).matches.find((match) => match.element === element);
    expect(found?.evasions).toContain(evasion);
  });
});

describe("an innocent word passes", () => {
  test.each([
    "Scunthorpe, Penistone, Clitheroe and Cockermouth lie in the north.",
    "Mr Hitchcock and Mrs Glasscock met in Essex, Dickens in hand.",
    "Yamashita and Lifshitz classified the cocktail shrimps of Phuket.",
    "The assessors assassinated the classic brass ensemble.",
    "Dick Turpin, Philip K. Dick and Alan Cumming walk into a bar.",
    "According to Dick, Senator Coons said nothing.",
    "She snickered at the niggardly raise; he sniggered too.",
    "The heckler pricked up his ears at the cock and bull story.",
    "A chink in the armour, spick and span, tit for tat.",
    "They're wary; he'll say who're you.",
    "The FCC, the CNT and the A.S.S. met on the A55.",
    "Homo sapiens kept great tits and Maine coons.",
    "The law retards growth and cripples the economy.",
    "Smith & Co on Friday; this is a pen is mine.",
    "Shi'ite and Shiite leaders, and Putin, met in Kuntzig.",
    "Saltwater, sweetwater, meltwater.",
    "Chorlton cum Hardy, Aston-cum-Aughton and Stow cum Quy lie in England.",
    "We went from Muff to Titty Hill, up Mount Buggery, and to Dildo, Newfoundland.",
    "My colleague from Tard, near Troon, met Fugger and Kunta Kinte in Poon.",
    "Ashitaka and Shitara of Ushitsu read Peshitta and Shakuntala in Srivaikuntam.",
    "According to the BBC, Faggin and Tozer met Koonti at the Hotel Wank.",
    "Kaffir limes, a slag heap, brushite and Kushite kings.",
    "Your comment: c o m m e n t, m.a.r.k.e.t, st@tion, yougardenface, brdge, moooonday.",
    "Trans people, gay men, lesbians, Muslims and Jews are welcome; so are disabled people.",
    "Mail me@hancock.example or see https://example.com/a$$et/sh.it?x=1.",
  ])("%s", (text) => {
    expect(evaluate(policy, text, {}).matches).toEqual([]);
  });
});

describe("a name does not hide what it is not", () => {
  test.each([
    "What a Dick he is.",
    "You Shithead, go home.",
    "That is Bullshit from start to end.",
    "They are all Wankers there.",
    "SHITGARDENFACE is what they called it.",
    "Such a shitfest, and bitchily done.",
  ])("%s", (text) => {
    expect(evaluate(policy, text, {}).matches).not.toEqual([]);
  });
});

describe("severity decides", () => {
  test.each([
    ["This is fucking bullshit, you assholes.", "remove"],
    ["Wankers, the lot of them.", "remove"],
    ["No place here for kikes.", "remove"],
    ["Same old shit.", "flag"],
    ["A crappy idea.", "flag"],
    ["Damn, that was good.", "flag"],
    ["What a lovely day.", "publish"],
  ])("%s → %s", (text, outcome) => {
    expect(evaluate(policy, text, {}).outcome).toBe(outcome);
  });

  test("a mask that leaves two letters of a long word is looked at, not removed", () => {
    expect(evaluate(policy, "He met M**********r there.", {}).outcome).toBe("flag");
  });
});

test("a word inside another is found once, with the widest span", () => {
  const text = "You motherfucker!";
  const { matches } = evaluate(policy, text, {});
  expect(matches.map(({ start, end }) => text.slice(start, end))).toEqual(["motherfucker"]);
});
