import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { dirname, parse } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** An account of the operating system, as `spawn` takes it. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account that PostgreSQL runs as: absent unless this process is root, which PostgreSQL refuses to run as. Then it
 * is the system's `postgres`, which is created when there is none.
 */
export async function databaseUser(): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return (await findUser("postgres")) ?? createUser("postgres");
}

async function findUser(name: string): Promise<SystemUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function createUser(name: string): Promise<SystemUser> {
  await run("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]).catch(
    () => undefined,
  );
  const user = await findUser(name);
  if (user) return user;
  throw new Error(
    `PostgreSQL refuses to run as root, and no account "${name}" could be created for it. ` +
      "Start as another user, create that account, or set DATABASE_URL.",
  );
}

/** The first folder on the way to `path` that `user` may not pass, or undefined when it may pass all that exist. */
export async function findBarrier(path: string, user: SystemUser | undefined): Promise<string | undefined> {
  if (!user) return undefined;
  for (const folder of ancestors(path)) {
    const found = await stat(folder).catch(() => undefined);
    if (found && !mayPass(found, user)) return folder;
  }
  return undefined;
}

function mayPass({ mode, uid, gid }: { mode: number; uid: number; gid: number }, user: SystemUser): boolean {
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function ancestors(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === parse(path).root ? [path] : [...ancestors(parent), path];
}
