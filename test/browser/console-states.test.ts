import type { Page } from "playwright-core";
import { TEXTS } from "../../src/console/texts.ts";
import { DAY } from "../../src/shared/clock.ts";
import { eventually } from "../support/eventually.ts";
import { openPopulatedWorld } from "./populated-world.ts";

const world = await openPopulatedWorld();
const { prisma } = world.app.deps.db;
const LONG_MS = 120_000;

const addressOf = (name: string): string => {
  const path = world.at[name];
  if (path === undefined) throw new Error(`there is no address called ${name}`);
  return world.base + path;
};

const idAt = (name: string): string => addressOf(name).replace(/.*\//, "");

/** By keyboard: claimed, a reason written, and the key that decides. */
async function answer(page: Page, key: "o" | "h"): Promise<void> {
  await page.keyboard.press("c");
  await page.locator("form[data-decides=appeal]").waitFor();
  await page.keyboard.press("e");
  await page.keyboard.type("It was meant as a joke, and read as one.");
  await page.keyboard.press("Escape");
  await page.keyboard.press(key);
  await page.locator(".toast").waitFor();
}

const statusOf = async (appealId: string) =>
  (await prisma.appeal.findUniqueOrThrow({ where: { id: appealId } })).status;

test(
  "an appeal against a hold shows what was held and why; overturned, the comment is published",
  async () => {
    const { page, complaints } = await world.visitor("moderator");
    await page.goto(addressOf("contestedHold"));
    expect(await page.locator("main").textContent()).toContain("held");
    expect(await page.locator("main mark").count()).toBeGreaterThan(0);
    await answer(page, "o");
    await eventually(async () => expect(await statusOf(idAt("contestedHold"))).toBe("overturned"), 20_000);
    const { comment } = await prisma.appeal.findUniqueOrThrow({
      where: { id: idAt("contestedHold") },
      select: { comment: { select: { status: true } } },
    });
    expect(comment?.status).toBe("published");
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test(
  "an appeal against a restriction shows it with its reason; whoever imposed it cannot decide, a colleague lifts it",
  async () => {
    const { page, complaints } = await world.visitor("german");
    await page.goto(addressOf("contestedRestriction"));
    expect(await page.locator("main").textContent()).toContain("under nine articles");
    expect(await page.locator("main").textContent()).toContain("gesperrt");
    await answer(page, "o");
    await eventually(async () => expect(await statusOf(idAt("contestedRestriction"))).toBe("overturned"), 20_000);
    await page.goto(addressOf("contestedRestriction"));
    expect(await page.locator("main").textContent()).toContain("aufgehoben");
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test("an appeal whose comment its author deleted is void: it says so, and asks nobody for an answer", async () => {
  const { page, complaints } = await world.visitor("moderator");
  await page.goto(addressOf("voidConsoleAppeal"));
  expect(await page.locator(".sides").textContent()).toContain("void");
  expect(await page.locator("main button:visible, main textarea:visible").count()).toBe(0);
  expect(complaints).toEqual([]);
});

/** What is ours on a screen: people's words and the policy's titles are as they are. */
const OWN_WORDS =
  "h1, h3, label, button, legend, summary, caption, option, th[scope=col], .tag, .tabs a, .areas a, .dim";

const leavesOf = (texts: unknown): readonly string[] => {
  if (typeof texts === "string") return [texts];
  return typeof texts === "object" && texts !== null ? Object.values(texts).flatMap(leavesOf) : [];
};

const GERMAN = new Set(leavesOf(TEXTS.de));
const ENGLISH = new Set(leavesOf(TEXTS.en).filter((text) => !GERMAN.has(text)));

test(
  "the console speaks German to whom it is German: every screen, its script and its hints",
  async () => {
    const { page, complaints } = await world.visitor("german");
    for (const path of ["", "/appeals", "/notices", "/comments", "/people", "/reviews"]) {
      await page.goto(`${world.base}/console${path}`);
      expect(await page.locator("html").getAttribute("lang")).toBe("de");
      const own = await page.locator(OWN_WORDS).allTextContents();
      expect({ path, english: own.map((text) => text.trim()).filter((text) => ENGLISH.has(text)) }).toEqual({
        path,
        english: [],
      });
    }
    await page.goto(`${world.base}/console`);
    await page.keyboard.press("?");
    expect(await page.locator("dialog[open]").innerText()).toContain("Arbeiten mit der Tastatur");
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

/** Names that reach beyond their chart, and those that are cut without the whole of them beside it. */
const findNamesOutside = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(() => {
    const names = [...document.querySelectorAll(".plot .name")];
    if (names.length === 0) return ["no names at all"];
    const isOut = (each) =>
      each.getBoundingClientRect().right > each.closest(".plot").getBoundingClientRect().right + 1;
    const isLost = (each) => each.scrollWidth > each.clientWidth && each.title !== each.textContent;
    return names.filter((each) => isOut(each) || isLost(each)).map((each) => each.textContent);
  })()`);

test(
  "the names of rules stay inside their chart at every width",
  async () => {
    const { page, complaints } = await world.visitor("german");
    await page.goto(`${world.base}/console/statistics`);
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect({ width, outside: await findNamesOutside(page) }).toEqual({ width, outside: [] });
    }
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test("once its window is closed a decision is still to be read, and cannot be contested", async () => {
  world.app.clock.advance(190 * DAY);
  const { page, complaints } = await world.visitor(null);
  await page.goto(addressOf("freshAppeal"));
  expect(await page.locator("main").textContent()).toContain("The time to contest this decision is over.");
  expect(await page.locator("main").textContent()).toContain("Baker Street");
  expect(await page.locator("main textarea").count()).toBe(0);
  expect(complaints).toEqual([]);
});
