import pinoModule from "pino";
import request from "supertest";
import { z } from "zod";
import { createExpress } from "../../src/http/express-app.ts";
import { readForm } from "../../src/http/forms.ts";
import { problemHandler } from "../../src/http/problem-handler.ts";

const app = createExpress({ trustProxy: false });
const form = z.strictObject({ statement: z.string(), agree: z.literal("yes").optional() });
app.post("/form", async (req, res) => void res.json(await readForm(req, form)));
app.use(problemHandler(pinoModule.pino({ level: "silent" })));

const post = (body: string, type = "application/x-www-form-urlencoded") =>
  request(app).post("/form").set("Content-Type", type).send(body);

describe("a form", () => {
  test("is read as browsers write it, line ends as they were typed", async () => {
    expect((await post("statement=It+was%0D%0Ana%C3%AFve+%26+true&agree=yes")).body).toEqual({
      statement: "It was\nnaïve & true",
      agree: "yes",
    });
  });

  test.each([
    ["a field sent twice", "statement=a&statement=b", "/statement"],
    ["an unknown field", "statement=a&role=administrator", "/role"],
    ["a missing field", "", "/statement"],
    ["a prototype", "statement=a&__proto__=b", "/__proto__"],
    ["NUL", "statement=a%00", "/statement"],
    ["bytes that are no UTF-8", "statement=%ff", ""],
    ["half a surrogate pair", "statement=%ed%a0%80", ""],
  ])("with %s is 422", async (_name, body, pointer) => {
    const res = await post(body);
    expect([res.status, res.body.errors[0].pointer]).toEqual([422, pointer]);
  });

  test("of more than 64 kB is 413, of another type 415", async () => {
    expect((await post(`statement=${"a".repeat(65 * 1024)}`)).status).toBe(413);
    expect((await post("{}", "application/json")).status).toBe(415);
  });
});
