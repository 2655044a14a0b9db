/**
 * Writes dist: the server by the TypeScript compiler, browser code by esbuild, every other file of src as it is. It is
 * built beside and put in place when complete, so a failed build leaves the last good one.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");
const SOURCE = join(ROOT, "src");
const TARGET = join(ROOT, "dist");
const DRAFT = join(ROOT, `dist.${process.pid}`);

/** Each TypeScript file directly inside becomes one script for the browser, in the same place under dist. */
const BROWSER_FOLDERS = [join("widget", "browser"), join("console", "browser")];
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

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  platform: "browser",
  legalComments: "none",
  logLevel: "error",
};

/** Where the later parts of a script find what they share with it. */
const PLACE = 'globalThis[Symbol.for("recourse.shared")]';

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
      const { metafile } = await bundle(folder, { entryPoints: [join(SOURCE, folder, name)], metafile: true });
      await mergeShared(metafile.outputs, `/${name.replace(/\.tsx?$/, ".js")}`);
    }
  }
}

/**
 * What a script shares with its later parts is split off into a file of its own, which would be one more way to the
 * server before anything is shown: it goes back into the script, and the later parts find it in a place of the page.
 */
async function mergeShared(outputs, name) {
  const entry = Object.keys(outputs).find((path) => path.endsWith(name));
  const { imports } = outputs[entry];
  const [shared] = imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => path);
  if (shared === undefined) return;
  const { exports: names } = outputs[shared];
  const own = `./${basename(entry)}`;
  const lead = `import * as shared from "./${relative(dirname(entry), shared).replaceAll(sep, "/")}"; ${PLACE} ??= shared; import "${own}";`;
  await merge({ stdin: { contents: lead, resolveDir: join(ROOT, dirname(entry)) }, outfile: join(ROOT, entry) });
  const later = Object.keys(outputs).filter((path) => outputs[path].imports.some((each) => each.path === shared));
  const found = `export const { ${names.join(", ")} } = ${PLACE};`;
  for (const path of later.filter((each) => each !== entry)) {
    await merge({ entryPoints: [join(ROOT, path)], outfile: join(ROOT, path), plugins: [replacing(shared, found)] });
  }
  rmSync(join(ROOT, shared));
}

/** Files that were bundled before, into one of them; what is loaded later stays apart. */
async function merge(options) {
  const { build } = await import("esbuild");
  const fromHere = (path) => `./${relative(dirname(options.outfile), path).replaceAll(sep, "/")}`;
  const keepApart = ({ kind, path, resolveDir }) =>
    kind === "dynamic-import" ? { path: fromHere(join(resolveDir, path)), external: true } : undefined;
  const apart = { name: "later-apart", setup: ({ onResolve }) => onResolve({ filter: /./ }, keepApart) };
  await build({ ...COMMON, allowOverwrite: true, ...options, plugins: [apart, ...(options.plugins ?? [])] });
}

/** Another text in the place of a file. */
function replacing(path, contents) {
  const filter = new RegExp(basename(path));
  return { name: "replacing", setup: ({ onLoad }) => onLoad({ filter }, () => ({ contents, loader: "js" })) };
}

async function bundle(folder, options) {
  const { build } = await import("esbuild");
  const outdir = join(DRAFT, folder);
  return build({ ...COMMON, outdir, splitting: true, chunkNames: LATER, plugins: [SHORT_STYLES], ...options });
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
