/**
 * Writes dist: the server by the TypeScript compiler, browser code by esbuild, every other file of src as it is. It is
 * built beside and put in place when complete, so a failed build leaves the last good one.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleScript } from "./bundle-script.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");
const SOURCE = join(ROOT, "src");
const TARGET = join(ROOT, "dist");
const DRAFT = join(ROOT, `dist.${process.pid}`);

/** Each TypeScript file directly inside becomes one script for the browser, in the same place under dist. */
const BROWSER_FOLDERS = [join("widget", "browser"), join("console", "browser")];

compileServer();
await bundleBrowserCode();
copyOtherFiles();
putInPlace();

function compileServer() {
  const tsc = join(ROOT, "node_modules", "typescript", "bin", "tsc");
  const args = [tsc, "-p", join(ROOT, "tsconfig.json"), "--outDir", DRAFT];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ["ignore", 2, 2] });
  if (status === 0) return;
  rmSync(DRAFT, { recursive: true, force: true });
  process.exit(1);
}

async function bundleBrowserCode() {
  for (const folder of BROWSER_FOLDERS.filter((name) => existsSync(join(SOURCE, name)))) {
    const names = readdirSync(join(SOURCE, folder)).filter((name) => /\.tsx?$/.test(name));
    // Each by itself: what two of them use is in both, so that a reader of one fetches nothing for the other.
    for (const name of names) {
      await bundleScript({ root: ROOT, entry: join(SOURCE, folder, name), outdir: join(DRAFT, folder) }).catch(giveUp);
    }
  }
}

function giveUp(error) {
  process.stderr.write(`${error.message}\n`);
  rmSync(DRAFT, { recursive: true, force: true });
  process.exit(1);
}

function copyOtherFiles() {
  const skipped = new Set([".ts", ".tsx", ".mjs"]);
  cpSync(SOURCE, DRAFT, {
    recursive: true,
    filter: (path) => !skipped.has(extname(path)) && !path.endsWith(`${sep}.stamp`),
  });
}

function putInPlace() {
  const old = `${DRAFT}.old`;
  if (existsSync(TARGET)) renameSync(TARGET, old);
  renameSync(DRAFT, TARGET);
  rmSync(old, { recursive: true, force: true });
}
