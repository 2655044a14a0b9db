import { readShippedRules } from "./support.ts";

const violence = readShippedRules("violence");
const harassment = readShippedRules("harassment");

const ADVOCACY = [
  "Somebody ought to hang that minister from the nearest bridge.",
  "These people should be lined up against a wall and shot.",
  "Shoot all of those looters on sight.",
  "I swear I will cut your throat.",
  "We are going to burn down your office.",
  "Every last one of the landlords deserves a bullet.",
  "I hope your children get cancer.",
  "Why don't we just drown these refugees?",
  "If only someone had shot him.",
  "Pity the gunman missed.",
  "The shooter is a hero.",
  "Nuke the whole country.",
  "Go hang yourself.",
  "You are dead meat when I find you.",
  "They should all be sh0t.",
  "Death to all journalists.",
  "Free helicopter rides for the whole cabinet.",
  "She should be thrown off a roof.",
  "Let's wipe out those parasites once and for all.",
  "Do not arrest them, shoot them.",
  "Go to the surveyor's house and break both his legs.",
  "Drag the whole board outside and hang them.",
  "Whoever sold this bridge needs to be hunted down and castrated.",
  "Bike thieves merit a noose.",
  "The only language these senators understand is lead.",
  "It would be wonderful if someone bombed their conference.",
  "Prison is too good for him.",
  "Come to my street and you will leave in a box.",
  "You won't live to see the spring.",
  "There's a ditch for every one of you.",
  "Ill smash ur face in.",
  "With any luck the plane crashes with her on it.",
  "Can't wait to see that tyrant swing.",
  "Whoever stabbed the tax collector, thank you.",
  "The ovens are still warm, editors.",
];

const NOT_ADVOCACY = [
  ["news", "Gunmen shot dead four officers at a checkpoint on Sunday."],
  ["news", "The airstrikes killed two soldiers and wounded twelve."],
  ["news", "A court sentenced the man who had stabbed his neighbour."],
  ["history", "In 1944 the army burned the village to the ground."],
  ["quotation", 'The banner said "hang them all", and the police took it down.'],
  ["report", "The speaker told the crowd that they should kill the king, and was arrested."],
  ["negation", "Nobody should be shot for stealing bread."],
  ["negation", "I don't think they should be hanged."],
  ["condemnation", "Saying they should all be shot is disgusting."],
  ["idiom", "My boss is going to kill me if I'm late."],
  ["idiom", "I'm dying of laughter, this killed me."],
  ["idiom", "Shoot me an email when you are done."],
  ["work", "How do I kill a Python process?"],
  ["sport", "We beat them three nil and murdered their defence."],
  ["games", "In this game you have to kill all the guards before the boss."],
  ["fiction", "In the last episode he says he will kill them all."],
  ["debate", "I support the death penalty: he should be executed for that."],
  ["debate", "Self-defence law lets you shoot an intruder."],
  ["films", "The director shot three films in a year."],
  ["pests", "What should I do to kill the rats in my shed?"],
  ["news", "Residents mourned the death of a soldier who was beaten at the border."],
  ["negation", "I never said that they should be shot, hanged or jailed."],
  ["joy at life", "I'm glad that nobody was killed."],
  ["debate", "The law should be killed in committee."],
  ["films", "The final scene should be shot at dawn."],
  ["idiom", "They should be hanging their heads in shame."],
  ["idiom", "You are dead wrong about the rent."],
  ["food", "I could murder a curry."],
  ["hate without a threat", "All of them are a burden and should go home."],
] as const;

const ATTACKS = [
  "You are an idiot.",
  "you're such a clueless moron",
  "Shut up, nobody asked you.",
  "Get lost, you pathetic loser.",
  "What a bunch of imbeciles.",
  "Go back to your own country.",
  "Lesbians are revolting.",
  "I hate immigrants.",
  "Women are inferior to men in every way.",
  "Those Muslims are nothing but vermin.",
  "Refugees don't belong here.",
  "Too many wetbacks in this town.",
  "Black people belong in a cage.",
  "Trans people are mentally ill freaks.",
  "D i s a b l e d people are a waste of space.",
  "Imm1grants are a canc3r.",
];

const NOT_ATTACKS = [
  ["identity", "My neighbours are Muslims and we had dinner together."],
  ["identity", "Gay people are wonderful."],
  ["identity", "Black women are underrepresented in parliament."],
  ["quotation", 'Writing "women are vermin" says a lot about the writer.'],
  ["counter-speech", "You have to stop calling immigrants vermin."],
  ["counter-speech", "It is wrong to say that gay people are disgusting."],
  ["negation", "I don't hate immigrants."],
  ["negation", "No one should say that Jews are greedy."],
  ["things", "I hate Mondays."],
  ["things", "This article is trash and its argument is weak."],
  ["oneself", "I was such an idiot to believe that."],
  ["reclaimed", "Us faggots are people."],
  ["reclaimed", "As a queer person I feel safe here."],
  ["other senses", "They are building a dyke against the flood."],
  ["other senses", "The government shutdown enters its third week."],
  ["disagreement", "You are wrong about the budget, and here is why."],
  ["politics", "The minister should resign after this scandal."],
] as const;

describe("violence", () => {
  test.each(ADVOCACY)("is found: %s", (text) => {
    expect(violence(text)).not.toHaveLength(0);
  });

  test.each(NOT_ADVOCACY)("%s stays: %s", (_, text) => {
    expect(violence(text)).toEqual([]);
  });

  test("a finding tells the moderator the pattern, the mood and the place", () => {
    const [finding] = violence("Frankly, they should all be shot.");
    expect(finding).toMatchObject({ element: "should be killed", context: ["normative", "group"], start: 9, end: 32 });
  });
});

describe("harassment", () => {
  test.each(ATTACKS)("is found: %s", (text) => {
    expect(harassment(text)).not.toHaveLength(0);
  });

  test.each(NOT_ATTACKS)("%s stays: %s", (_, text) => {
    expect(harassment(text)).toEqual([]);
  });
});
