import { COMMANDS } from "../../src/cli/commands.ts";
import { runRecourse } from "./run-recourse.ts";

const recourse = (...args: string[]) => runRecourse({ url: "postgres://nowhere" }, ...args);
const NAMES = COMMANDS.map(({ name }) => [name]);

test.each(NAMES)("%s answers --help with its usage, and does nothing", async (name) => {
  for (const flag of ["--help", "-h"]) {
    const { code, out, err } = await recourse(...name.split(" "), "somewhere", flag);
    expect([code, err]).toEqual([0, []]);
    expect(out[0]).toContain(`Usage: recourse ${name}`);
    expect(out).toHaveLength(2);
  }
});

test.each(NAMES)("%s refuses an option that it does not know, and shows its usage", async (name) => {
  const { code, out, err } = await recourse(...name.split(" "), "--nonsense");
  expect([code, out]).toEqual([2, []]);
  expect(err[0]).toContain("--nonsense");
  expect(err.at(-1)).toContain(`Usage: recourse ${name}`);
});

test.each([["policy judge"], ["policy schema"]])("%s takes one folder", async (name) => {
  const { code, err } = await recourse(...name.split(" "), "a", "b");
  expect([code, err[0]]).toEqual([2, "Name one folder, or none."]);
});

test("a group answers --help with its commands; behind -- stand names", async () => {
  const { code, out } = await recourse("policy", "--help");
  expect(code).toBe(0);
  expect(out.filter((line) => /^ {2}policy /.test(line))).toHaveLength(
    COMMANDS.filter(({ name }) => name.startsWith("policy ")).length,
  );
  expect(await recourse("policy", "check", "--", "--help")).toMatchObject({ code: 1, out: [] });
  expect(await recourse("nonsense", "--help")).toMatchObject({ code: 2, out: [] });
});

test.each([["2026-02-31"], ["2026-13-01"], ["2026-11-22T25:00:00Z"]])(
  "policy replay refuses %s, which is in no calendar",
  async (date) => {
    const { code, err } = await recourse("policy", "replay", "--since", date);
    expect([code, err[0]]).toEqual([2, expect.stringContaining("--since must be a date")]);
  },
);

test("policy replay tells of --own", async () => {
  expect((await recourse("policy", "replay", "--help")).out[0]).toContain("--own");
});
