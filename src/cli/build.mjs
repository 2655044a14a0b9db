/**
 * Writes dist: the server by the TypeScript compiler, browser code by esbuild, every other file of src as it is. It is
 * built beside and put in place when complete, so a failed build leaves the last good one.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");
const SOURCE = join(ROOT, "src");
const TARGET = join(ROOT, "dist");
const DRAFT = join(ROOT, `dist.${process.pid}`);

/** Each TypeScript file directly inside becomes one script for the browser, in the same place under dist. */
const EMBED_FOLDER = join("widget", "browser");
const BROWSER_FOLDERS = [EMBED_FOLDER, join("console", "browser")];
/** What is loaded later lies beside, under a name that changes with its content. */
const LATER = "assets/embed/[name]-[hash]";

/** A stylesheet that a script imports is a text in it, without what only people read. */
const SHORT_STYLES = {
  name: "short-styles",
  setup({ onLoad, esbuild }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(readFileSync(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

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
    const define = folder === EMBED_FOLDER ? { APP_FILES: JSON.stringify(await bundleEmbedApp()) } : {};
    // Each by itself: what two of them use is in both, so that a reader of one fetches nothing for the other.
    for (const name of names) await bundle(folder, { entryPoints: [join(SOURCE, folder, name)], define });
  }
}

/** The larger part of the embed: its own path, and those that it imports, from the folder of the embed. */
async function bundleEmbedApp() {
  const entryPoints = [join(SOURCE, EMBED_FOLDER, "parts", "app.tsx")];
  const { metafile } = await bundle(EMBED_FOLDER, { entryPoints, entryNames: LATER, metafile: true });
  const [app, { imports }] = Object.entries(metafile.outputs).find(([, { entryPoint }]) =>
    entryPoint?.endsWith("app.tsx"),
  );
  const paths = [app, ...imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => path)];
  return paths
    .map((path) => `./${relative(join(DRAFT, EMBED_FOLDER), join(ROOT, path)).replaceAll(sep, "/")}`)
    .join(" ");
}

async function bundle(folder, options) {
  const { build } = await import("esbuild");
  return build({
    absWorkingDir: ROOT,
    outdir: join(DRAFT, folder),
    bundle: true,
    minify: true,
    format: "esm",
    splitting: true,
    chunkNames: LATER,
    target: "es2022",
    platform: "browser",
    legalComments: "none",
    logLevel: "error",
    plugins: [SHORT_STYLES],
    ...options,
  });
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
