import type { Request, Response, Router } from "express";
import { type VNode, createContext, h } from "preact";
import { useContext } from "preact/hooks";
import { type SaidNorm, sayNorm } from "../decisions/say-norm.ts";
import type { Deps } from "../deps.ts";
import { credentialsOf } from "../http/access.ts";
import { assertSameOrigin, isUnsafeMethod } from "../http/origin.ts";
import type { PageKit } from "../http/page-kit.ts";
import { sendPage } from "../pages/send-page.tsx";
import { type NamedRevision, readRevisionNames } from "../policy-revisions/read-revision-names.ts";
import { type Person, type Program, isStaff } from "../shared/actor.ts";
import { isId } from "../shared/ids.ts";
import { Refusal } from "../shared/refusal.ts";
import { EntryPage } from "./entry-page.tsx";
import { type QueueCounts, readCounts } from "./read-counts.ts";
import { type ConsoleTexts, TEXTS } from "./texts.ts";
import { CONSOLE_LANGUAGES, type ConsoleLanguage, consoleLanguage } from "./texts/language.ts";

/** One request of a moderator or administrator. */
export interface Visit {
  readonly deps: Deps;
  readonly req: Request;
  readonly res: Response;
  readonly actor: Person;
  readonly viewer: Viewer;
}

/** Who looks at a screen. */
interface Viewer {
  readonly id: string;
  readonly name: string;
  readonly role: Person["role"];
  readonly lang: ConsoleLanguage;
}

type Handle = (visit: Visit) => Promise<void>;

/** Where screens put their addresses; nobody but staff gets as far as a handler. */
export interface Desk {
  readonly get: (path: string, handle: Handle) => void;
  readonly post: (path: string, handle: Handle) => void;
}

export function createDesk(kit: PageKit, router: Router): Desk {
  const guarded = (handle: Handle) => async (req: Request, res: Response) => {
    const visit = await enter(kit, req, res);
    if (visit) await handle(visit);
  };
  return {
    get: (path, handle) => void router.get(path, guarded(handle)),
    post: (path, handle) => void router.post(path, guarded(handle)),
  };
}

/** Null when somebody else was answered already, with a way to sign in. */
async function enter({ deps, authenticate, limiter }: PageKit, req: Request, res: Response): Promise<Visit | null> {
  res.setHeader("Cache-Control", "no-store");
  if (isUnsafeMethod(req.method)) assertSameOrigin(req, deps.config);
  const actor = await authenticate(credentialsOf(req));
  if (!isStaffPerson(actor)) {
    res.locals["code"] = actor ? "forbidden" : "sign_in_required";
    sendPage(res, <EntryPage texts={textsFor(req, res)} signedIn={actor !== null} />, actor ? 403 : 401);
    return null;
  }
  await limiter.check(["staff_account"], { req, res, actor });
  const viewer = await readViewer(deps, req, actor);
  const visit = { deps, req, res, actor, viewer };
  // For error pages, which know no more than the request.
  res.locals["lang"] = viewer.lang;
  visits.set(res, visit);
  return visit;
}

const visits = new WeakMap<Response, Visit>();

/** Whose request an error page answers; undefined where it was refused before that was known. */
export const visitOf = (res: Response): Visit | undefined => visits.get(res);

/** Their account's language when it is one of ours, else the browser's. */
async function readViewer({ db }: Deps, req: Request, { accountId, role }: Person): Promise<Viewer> {
  const select = { displayName: true, locale: true };
  const { displayName, locale } = await db.prisma.account.findUniqueOrThrow({ where: { id: accountId }, select });
  return { id: accountId, name: displayName, role, lang: consoleLanguage(locale) ?? browserLanguage(req) };
}

const browserLanguage = (req: Request): ConsoleLanguage =>
  consoleLanguage(req.acceptsLanguages(...CONSOLE_LANGUAGES) || "") ?? "en";

/** The words for whom a request is answered, signed in or not. */
export const textsFor = (req: Request, { locals }: Response): ConsoleTexts =>
  TEXTS[CONSOLE_LANGUAGES.find((each) => each === locals["lang"]) ?? browserLanguage(req)];

const isStaffPerson = (actor: Person | Program | null): actor is Person => actor?.kind === "person" && isStaff(actor);

/** The id in a path. Throws `not_found` for what cannot be one. */
export function idOf({ req }: Pick<Visit, "req">, name = "id"): string {
  const id = req.params[name];
  if (typeof id !== "string" || !isId(id)) throw new Refusal("not_found", "There is nothing at this address.");
  return id;
}

/** What every part of a screen may ask about where it stands. */
interface Surroundings {
  readonly texts: ConsoleTexts;
  readonly viewer: Viewer;
  readonly counts: QueueCounts;
  /** What the policy in force calls its rules, by id. */
  readonly rules: Readonly<Record<string, SaidNorm | undefined>>;
  /** What a policy or a decision says, in the viewer's language where the policy in force has it. */
  readonly say: (sentence: string) => SaidNorm;
  /** What people tell revisions of the policy by, by hash. */
  readonly revisions: Readonly<Record<string, NamedRevision | undefined>>;
  readonly at: Date;
  readonly path: string;
  /** Where this screen can be read again; null on the answer to a form. */
  readonly address: string | null;
}

const SurroundingsContext = createContext<Surroundings | null>(null);

export function useDesk(): Surroundings {
  const found = useContext(SurroundingsContext);
  if (!found) throw new Error("a part of the console outside of it");
  return found;
}

/** Answers with a screen. */
export async function show({ deps, req, res, viewer }: Visit, page: VNode, status = 200): Promise<void> {
  const [counts, revisions] = await Promise.all([readCounts(deps), readRevisionNames(deps.db.prisma)]);
  const path = req.baseUrl + req.path;
  const address = isUnsafeMethod(req.method) ? null : req.originalUrl;
  const own = TEXTS[viewer.lang];
  const { categories, rules: worded } = deps.policy().compiled;
  const say = (sentence: string) => sayNorm(deps.policy(), viewer.lang, sentence);
  const texts = { ...own, categories: { ...byId(categories, ({ title }) => say(title).text), ...own.categories } };
  const rules = byId(worded, ({ title }) => say(title));
  const surroundings = { texts, viewer, counts, rules, say, revisions, at: deps.clock(), path, address };
  sendPage(res, <Around surroundings={surroundings} page={page} />, status);
}

function byId<Item extends { readonly id: string }, Of>(items: readonly Item[], of: (item: Item) => Of) {
  return Object.fromEntries(items.map((item) => [item.id, of(item)]));
}

interface AroundProps {
  readonly surroundings: Surroundings;
  readonly page: VNode;
}

/** By a call, for the library types what a provider renders wider than JSX takes. */
const Around = ({ surroundings, page }: AroundProps) => h(SurroundingsContext.Provider, { value: surroundings }, page);
