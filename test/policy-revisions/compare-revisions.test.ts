import { compareRevisions } from "../../src/policy-revisions/compare-revisions.ts";

const revision = (files: Readonly<Record<string, string>>, model?: Uint8Array) => ({
  hash: "0".repeat(64),
  files: Object.entries(files).map(([path, text]) => ({ path, text })),
  model,
});

const RULES = `rules:
  - id: profanity.darn
    severity: medium
    notice: Please do not swear.
  - id: pii.street
    severity: medium
    notice: Please leave addresses out.
`;

test("a changed line is set against the one whose place it took, though another line came between", () => {
  const after = RULES.replace(
    "severity: medium\n    notice: Please leave",
    "mode: shadow\n    severity: high\n    notice: Do leave",
  );
  const { files, modelDiffers } = compareRevisions({
    before: revision({ "rules.yaml": RULES }),
    after: revision({ "rules.yaml": after }),
  });
  expect(modelDiffers).toBe(false);
  expect(files).toMatchObject([{ path: "rules.yaml", kind: "changed", added: 3, removed: 2, hidden: 0 }]);
  const [hunk] = files[0]?.hunks ?? [];
  expect(hunk?.rule).toBe("pii.street");
  const words = hunk?.lines.flatMap(({ kind, pieces }) =>
    pieces.filter(({ changed }) => changed).map(({ text }) => `${kind} ${text.trim()}`),
  );
  expect(words).toEqual(["removed medium", "removed Please", "added high", "added Do"]);
});

test("files that came or went are told as such, and another model too", () => {
  const before = revision({ "a.yaml": "one\n", "same.yaml": "x\n" }, Uint8Array.of(1, 2));
  const after = revision({ "b.yaml": "two\nthree\n", "same.yaml": "x\n" }, Uint8Array.of(1, 3));
  const { files, modelDiffers } = compareRevisions({ before, after });
  expect(files).toMatchObject([
    { path: "a.yaml", kind: "gone", added: 0, removed: 1 },
    { path: "b.yaml", kind: "added", added: 2, removed: 0 },
  ]);
  expect(modelDiffers).toBe(true);
  expect(compareRevisions({ before, after: before })).toEqual({ files: [], modelDiffers: false });
});

test("a list that changed in thousands of lines is cut, and says how many are not shown", () => {
  const list = (sign: string) => Array.from({ length: 3_000 }, (_, at) => `${sign}${at}\n`).join("");
  const { files } = compareRevisions({
    before: revision({ "terms/a.txt": "" }),
    after: revision({ "terms/a.txt": list("a") }),
  });
  expect(files[0]?.added).toBe(3_000);
  expect(files[0]?.hidden).toBe(2_600);
});
