import { stringifySetCookie } from "cookie";
import type { Config } from "../config/config.ts";

const NAME = "recourse_hint";

/**
 * Tells scripts of our pages that there is a session to ask for, and nothing else: its own cookie is hidden from them,
 * and asking as nobody would be an error in every visitor's console. Gone with a date in the past.
 */
export const hintCookie = ({ secure }: Pick<Config, "secure">, expires: Date): string =>
  stringifySetCookie({ name: NAME, value: "1", expires, path: "/", sameSite: "lax", secure });

export const endedHintCookie = (config: Pick<Config, "secure">): string => hintCookie(config, new Date(0));
