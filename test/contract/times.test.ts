import { encodeCursor } from "../../src/http/cursor.ts";
import { newId } from "../../src/shared/ids.ts";
import { testApp } from "../support/app.ts";
import { smallPolicy } from "../support/small-policy.ts";

const app = await testApp({ policy: smallPolicy() });
const administrator = await app.person("administrator");
const reader = await app.person();
const article = await app.article();

const OUTSIDE = ["9999-12-31T23:59:59-23:59", "0000-01-01T00:00:00Z", "1969-12-31T23:59:59Z"];

test.each(OUTSIDE)("a time that cannot be kept is refused and leaves no trace: %s", async (time) => {
  const until = { kind: "suspended", until: time, reason: "Too loud." };
  const restricted = await app
    .as(administrator)
    .post(`/moderation/users/${reader.account.id}/restrictions`)
    .send(until);
  expect(restricted.body).toMatchObject({ code: "invalid_request", errors: [{ pointer: "/until" }] });
  const body = { url: "https://news.example/a", title: "A", closesAt: time };
  const put = await app.as(administrator).put("/articles/outside").send(body);
  expect(put.body).toMatchObject({ code: "invalid_request", errors: [{ pointer: "/closesAt" }] });
  expect((await app.as(administrator).get("/articles")).body.items).toHaveLength(1);
  expect((await app.as(reader).get("/me")).body.restriction).toBeNull();
  const statistics = await app.as(administrator).get(`/moderation/statistics?from=${encodeURIComponent(time)}`);
  expect(statistics.status).toBe(422);
});

test.each([
  ["a year before the calendar", "newest", { t: "0000-01-01T00:00:00Z", id: newId(), n: 0 }],
  [
    "more recommendations than a column holds",
    "top",
    { t: "2026-01-01T00:00:00Z", id: newId(), n: 9_007_199_254_740_991 },
  ],
])("a forged cursor with %s is refused", async (_what, sort, position) => {
  const page = await app
    .as(null)
    .get(`/articles/${article.key}/comments?sort=${sort}&cursor=${encodeCursor(position)}`);
  expect(page.body).toMatchObject({ code: "invalid_request", errors: [{ pointer: "/cursor" }] });
});
