import { type Api, Problem } from "./api.ts";

interface Asking {
  readonly email: string;
  readonly displayName?: string;
}

/** A letter with a link that leads back to this page, signed in. */
export async function askForLink({ origin, send }: Api, fields: Asking): Promise<void> {
  const returnTo = location.href.split("#", 1)[0] ?? "";
  try {
    await send("POST", "/auth/email-link", { body: { ...fields, returnTo } });
  } catch (error) {
    // At home under another name than the public one: the cookie will do.
    const isHome = location.origin === origin;
    if (!isHome || !(error instanceof Problem) || !error.pointers.includes("/returnTo")) throw error;
    await send("POST", "/auth/email-link", { body: fields });
  }
}
