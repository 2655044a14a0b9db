import { z } from "zod";
import { ok } from "../http/answer.ts";
import { type Route, route } from "../http/route.ts";
import { STAFF } from "../shared/actor.ts";
import { changeSettings } from "./change-settings.ts";
import { readStandingSettings } from "./read-settings.ts";
import { settingsData } from "./settings.ts";

const standing = z.object({ version: z.int(), settings: settingsData }).meta({ id: "Settings" });

const readRoute = route({
  method: "get",
  path: "/moderation/settings",
  summary: "What the publisher decided about due process, and which version of it stands",
  tag: "Settings",
  roles: STAFF,
  responses: { 200: standing },
  refusals: [],
  handle: async ({ db }) => ok(await readStandingSettings(db.prisma)),
});

const changeRoute = route({
  method: "put",
  path: "/moderation/settings",
  summary: "Change the settings: whole, on top of the version that was read",
  description: "What is left out takes the value that comes with the program.",
  tag: "Settings",
  roles: ["administrator"],
  body: z.strictObject({ version: z.int().min(0), settings: settingsData }),
  responses: { 200: standing },
  refusals: ["version_conflict"],
  handle: async (deps, { body, actor }) => ok(await changeSettings(deps, { ...body, actor })),
});

export const settingsRoutes: readonly Route[] = [readRoute, changeRoute];
