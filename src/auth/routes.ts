import type { Route } from "../http/route.ts";
import { endSession } from "./end-session.ts";
import { postEmailLink } from "./post-email-link.ts";
import { postSession } from "./post-session.ts";
import { postSso } from "./post-sso.ts";
import { readMe } from "./read-me.ts";
import { renewSession } from "./renew-session.ts";

export const authRoutes: readonly Route[] = [postEmailLink, postSession, postSso, renewSession, endSession, readMe];
