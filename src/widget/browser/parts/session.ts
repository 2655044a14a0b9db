/** The bearer of a reader on another site than the server's: its cookie stays at home. */
const KEY = "recourse.session";
/** Says that there is a session to ask for, which a page cannot see: its cookie is not for scripts. */
const HINT = "recourse_hint=1";

export interface Bearer {
  readonly token: string;
  readonly expiresAt: string;
}

export function readBearer(): Bearer | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (typeof kept !== "object" || kept === null || !("token" in kept) || !("expiresAt" in kept)) return undefined;
    const bearer = { token: String(kept.token), expiresAt: String(kept.expiresAt) };
    return Date.parse(bearer.expiresAt) > Date.now() ? bearer : undefined;
  } catch {
    return undefined;
  }
}

/** Where storage is forbidden, one stays signed in until the page is left. */
export function keepBearer(bearer: Bearer | undefined): void {
  try {
    if (bearer) localStorage.setItem(KEY, JSON.stringify(bearer));
    else localStorage.removeItem(KEY);
  } catch {
    // Nothing to do: the bearer lives on in memory.
  }
}

type Hear = (speaker: object | undefined) => void;
const hearers = new Set<Hear>();

/** Whoever signs in or out by one thread of a page does so by all of them. Returns what ends it. */
export const hearSession = (hear: Hear) => {
  hearers.add(hear);
  return () => void hearers.delete(hear);
};

/** By whom somebody was signed in; by nobody when they signed out. */
export const tellSession: Hear = (speaker) => hearers.forEach((hear) => hear(speaker));

export const hasHint = (): boolean => document.cookie.split("; ").includes(HINT);

export const setHint = (signedIn: boolean): void => {
  document.cookie = `${HINT}; Path=/; SameSite=Lax${signedIn ? "" : "; Max-Age=0"}`;
};

/** The code that the sign-in page has put behind the address; taken out of it at once. */
export function takeCode(): string | undefined {
  const code = /[#&]recourse=([\w-]+)/.exec(location.hash)?.[1];
  if (code === undefined) return undefined;
  const rest = location.hash.replace(/[#&]recourse=[\w-]+/, "");
  history.replaceState(history.state, "", `${location.pathname}${location.search}${rest}`);
  return code;
}
