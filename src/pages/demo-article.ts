import { readFile } from "node:fs/promises";
import { z } from "zod";

const demoComment = z.object({
  /** An index of `readers`. */
  by: z.int(),
  minutesAfter: z.int(),
  body: z.string(),
  get replies() {
    return z.array(demoComment).optional();
  },
});
export type DemoComment = z.infer<typeof demoComment>;

const demo = z.object({
  article: z.object({
    key: z.string(),
    kicker: z.string(),
    title: z.string(),
    lede: z.string(),
    byline: z.string(),
    paragraphs: z.array(z.string()),
  }),
  readers: z.array(z.object({ displayName: z.string(), email: z.string() })),
  staff: z.array(
    z.object({ displayName: z.string(), email: z.string(), role: z.enum(["moderator", "administrator"]) }),
  ),
  comments: z.array(demoComment),
});
export type Demo = Readonly<z.infer<typeof demo>>;

const FILE = new URL("../../prisma/seed/demo.json", import.meta.url);

let read: Promise<Demo> | undefined;

/** The demonstration as it is written in the repository: article, readers, staff and comments. */
export const readDemo = (): Promise<Demo> =>
  (read ??= readFile(FILE, "utf8").then((text) => demo.parse(JSON.parse(text))));
