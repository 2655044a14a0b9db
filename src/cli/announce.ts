import { findArticle } from "../articles/find-article.ts";
import { createSignInLinkFor } from "../auth/create-sign-in-link.ts";
import { findAccountByEmail } from "../authors/find-account.ts";
import type { Deps } from "../deps.ts";
import { readDemo } from "../pages/demo-article.ts";

/** Says on stdout where to look. Sign-in links are told only of the demonstration's staff, and never in production. */
export async function announce(deps: Deps): Promise<void> {
  const { config } = deps;
  const demo = await readDemo();
  const isDemo = !config.production && (await findArticle(deps.db, demo.article.key)) !== null;
  const lines = [
    line(isDemo ? "Article" : "Start page", `${config.publicUrl}/`),
    ...(isDemo ? await staffLines(deps, demo.staff) : []),
    line("Console", `${config.publicUrl}/console`),
    ...(config.smtpUrl === undefined ? [line("Mailbox", `${config.publicUrl}/dev/mailbox`)] : []),
    line("API", `${config.publicUrl}/docs`),
  ];
  process.stdout.write(`\nRecourse is running.\n${lines.join("\n")}\n\n`);
}

const line = (name: string, address: string): string => `  ${name.padEnd(16)}${address}`;

type Staff = Awaited<ReturnType<typeof readDemo>>["staff"];

async function staffLines(deps: Deps, staff: Staff): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { email, displayName } of staff) {
    const account = await findAccountByEmail(deps.db.prisma, email);
    if (account) lines.push(line(displayName, `${await createSignInLinkFor(deps, account)}  (15 minutes, once)`));
  }
  return lines;
}
