import { type Bearer, hasHint, keepBearer, readBearer, setHint, takeCode, tellSession } from "./session.ts";
import type { User } from "./types.ts";

interface ProblemFacts {
  readonly pointers?: readonly string[];
  readonly until?: string | undefined;
}

/** What the server refused, or that it could not be reached (`offline`). `message` is its sentence, in English, or empty. */
export class Problem extends Error {
  readonly code: string;
  readonly pointers: readonly string[];
  /** When what was refused will be possible. */
  readonly until: string | undefined;

  constructor(code: string, message: string, { pointers = [], until }: ProblemFacts = {}) {
    super(message);
    this.code = code;
    this.pointers = pointers;
    this.until = until;
  }
}

export interface Call {
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

interface SignedIn {
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly user: User;
}

export interface Api {
  readonly origin: string;
  readonly get: <T>(path: string) => Promise<T>;
  readonly send: <T>(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, call?: Call) => Promise<T>;
  /**
   * The signed-in reader; null for nobody. Asks only when there is something to ask with. Throws Problem,
   * `sign_in_required` when nobody is, and the link that one came by was used or is too old.
   */
  readonly findUser: () => Promise<User | null>;
  readonly signOut: () => Promise<void>;
}

const SIGNED_OUT = "sign_in_required";
const RENEW_WITHIN_MS = 60 * 60 * 1_000;

interface ApiGiven {
  readonly origin: string;
  /** Of the page: letters and reasons are in it. */
  readonly lang: string;
  /** A token of the publisher's that signs its reader in. */
  readonly sso: string | null;
}

/** Of all threads on the page. */
let bearer: Bearer | undefined;
let signOuts = 0;

/** The server's API. On its own site the cookie speaks for the reader, elsewhere a bearer. */
export function createApi({ origin, lang, sso }: ApiGiven): Api {
  const isHome = location.origin === origin;
  const signOutsBefore = signOuts;

  const request = async (method: string, path: string, { body, idempotencyKey }: Call = {}): Promise<unknown> => {
    const headers = new Headers({ "Accept-Language": lang });
    if (bearer) headers.set("Authorization", `Bearer ${bearer.token}`);
    if (body !== undefined) headers.set("Content-Type", "application/json");
    if (idempotencyKey !== undefined) headers.set("Idempotency-Key", idempotencyKey);
    const init = { method, headers, credentials: isHome ? "same-origin" : "omit" } as const;
    const sent = body === undefined ? init : { ...init, body: JSON.stringify(body) };
    return readAnswer(fetch(`${origin}/api/v1${path}`, sent));
  };

  // The contract is our own server's, and it is tested there: the types are its word.
  const get = async <T>(path: string) => (await request("GET", path)) as T;
  const send = async <T>(method: string, path: string, call?: Call) => (await request(method, path, call)) as T;

  /** Null when the reader has left by another thread of the page while the answer was on its way. */
  const signIn = async (path: string, body?: unknown): Promise<User | null> => {
    const before = signOuts;
    const { accessToken, expiresAt, user } = await send<SignedIn>("POST", `/auth/${path}`, { body });
    if (signOuts > before) return null;
    if (isHome) setHint(true);
    else keepBearer((bearer = { token: accessToken, expiresAt }));
    tellSession(api);
    return user;
  };
  const forget = () => {
    bearer = undefined;
    if (isHome) setHint(false);
    else keepBearer(undefined);
  };

  /** A code that is refused takes nothing from whoever is signed in. */
  const findUser = async () => {
    const code = takeCode();
    if (code === undefined) return findKnown();
    try {
      return await signIn("session", { code });
    } catch {
      const user = await findKnown();
      if (user) return user;
      throw new Problem(SIGNED_OUT, "");
    }
  };

  const findKnown = async () => {
    try {
      // Another tab may have signed in meanwhile.
      if (!isHome) bearer ??= readBearer();
      if (isHome ? !hasHint() : !bearer) return await signInByPublisher();
      if (bearer && Date.parse(bearer.expiresAt) - Date.now() < RENEW_WITHIN_MS) {
        return await signIn("session/renew");
      }
      return await get<User>("/me");
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      forget();
      return null;
    }
  };

  /** The publisher's own account of this reader, when its page carries one. */
  const signInByPublisher = () =>
    // It would sign in again at once who has just left.
    sso === null || signOuts > signOutsBefore ? null : signIn("sso", { token: sso });

  const signOut = async () => {
    await send("DELETE", "/auth/session").catch(unlessSignedOut);
    signOuts += 1;
    forget();
    tellSession(undefined);
  };

  const api = { origin, get, send, findUser, signOut };
  return api;
}

/** Of a session that has ended meanwhile. */
export const isSignedOut = (error: unknown): boolean => error instanceof Problem && error.code === SIGNED_OUT;

const unlessSignedOut = (error: unknown): void => {
  if (!isSignedOut(error)) throw error;
};

/** What an answer says. Throws Problem. */
export async function readAnswer(asked: Promise<Response>): Promise<unknown> {
  const response = await asked.catch(() => {
    throw new Problem("offline", "");
  });
  const text = await response.text();
  const answer: unknown = text === "" ? undefined : JSON.parse(text);
  if (!response.ok) throw toProblem(answer, response.status);
  return answer;
}

interface ProblemBody {
  readonly code?: string;
  readonly detail?: string;
  readonly until?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

function toProblem(answer: unknown, status: number): Problem {
  const { code = String(status), detail = "", errors = [], until } = (answer ?? {}) as ProblemBody;
  const sentence = errors.length > 0 ? errors.map((each) => each.detail).join(" ") : detail;
  return new Problem(code, sentence, { pointers: errors.map(({ pointer }) => pointer), until });
}
