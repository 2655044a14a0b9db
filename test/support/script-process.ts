import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { whenOver } from "./test-scope.mjs";

/** Two folders below the root, so that packages are found. */
const CACHE = new URL("../../node_modules/.cache/", import.meta.url);

export interface ScriptProcess {
  readonly child: ChildProcess;
  readonly pid: number;
  /** As `kill -9`: resolves when the process is gone. */
  kill(): Promise<void>;
}

/** By the script: one that a test file starts again and again is bundled once. */
const bundles = new Map<string, Promise<string>>();

/** Runs a TypeScript file of the tests in a Node process of its own: Node 20 reads none, so it is bundled first. */
export async function startScript(script: URL, env: Readonly<Record<string, string>>): Promise<ScriptProcess> {
  const bundled = bundles.get(script.href) ?? bundle(script);
  bundles.set(script.href, bundled);
  const child = spawn(process.execPath, [await bundled], {
    env: { ...process.env, NODE_OPTIONS: "", ...env },
    stdio: "inherit",
  });
  const gone = once(child, "exit");
  return {
    child,
    pid: child.pid ?? 0,
    kill: async () => {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

async function bundle(script: URL): Promise<string> {
  const outfile = fileURLToPath(new URL(`script-${process.pid}-${randomBytes(4).toString("hex")}.mjs`, CACHE));
  whenOver(async () => {
    bundles.delete(script.href);
    await rm(outfile, { force: true });
  });
  await build({
    entryPoints: [fileURLToPath(script)],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  return outfile;
}
