/** One script for the browser, by esbuild, with the parts that it loads later beside it. */
import { createHash } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";

/** What is loaded later lies beside, under a name that changes with its content. */
const LATER = "assets/embed/[name]-[hash]";

/** Where the later parts of a script find what they share with it. */
const PLACE = 'globalThis[Symbol.for("recourse.shared")]';

/** In the values of custom properties, which the minifier leaves as they are; no string of ours has such a place. */
const SPACE_LEFT = /(?<=[,:]) /g;

/** A stylesheet that a script imports is a text in it, without what only people read. */
const SHORT_STYLES = {
  name: "short-styles",
  setup({ onLoad, esbuild }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(readFileSync(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim().replaceAll(SPACE_LEFT, ""), loader: "text" };
    });
  },
};

const COMMON = {
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  platform: "browser",
  legalComments: "none",
  logLevel: "error",
};

/**
 * Writes `entry`, a file under `root`, as a script into `outdir`. Throws an Error with a sentence when its later parts
 * share what cannot be put back into one script.
 */
export async function bundleScript({ root, entry, outdir }) {
  const { build } = await import("esbuild");
  const splitting = { splitting: true, chunkNames: LATER, plugins: [SHORT_STYLES], metafile: true };
  const options = { ...COMMON, absWorkingDir: root, entryPoints: [entry], outdir, ...splitting };
  const { outputs } = (await build(options)).metafile;
  const script = Object.keys(outputs).find(
    (path) => outputs[path].entryPoint === relative(root, entry).replaceAll(sep, "/"),
  );
  const shared = findShared(outputs, script);
  if (shared !== undefined) await mergeShared({ root, outputs, script, shared });
  nameByContent({ root, script, paths: Object.keys(outputs).filter((path) => path !== shared) });
}

/** The one file that a script's parts share with it; undefined where they share nothing. */
function findShared(outputs, script) {
  const imported = Object.values(outputs).flatMap(({ imports }) => imports);
  const split = new Set(imports(imported, "import-statement"));
  const [shared] = split;
  if (split.size > 1 || (split.size === 1 && !imports(outputs[script].imports, "import-statement").includes(shared)))
    throw new Error(
      `${basename(script)} has later parts that share different modules, and only what all of them share with it can be put back into it: let the script import what two of its parts use, or make one part of them.`,
    );
  return shared;
}

const imports = (all, wanted) => all.filter(({ kind }) => kind === wanted).map(({ path }) => path);

/**
 * What a script shares with its later parts is split off into a file of its own, which would be one more way to the
 * server before anything is shown: it goes back into the script, and the later parts find it in a place of the page.
 */
async function mergeShared({ root, outputs, script, shared }) {
  const { exports: names } = outputs[shared];
  const own = `./${basename(script)}`;
  const lead = `import * as shared from "./${relative(dirname(script), shared).replaceAll(sep, "/")}"; ${PLACE} ??= shared; import "${own}";`;
  await merge({
    root,
    stdin: { contents: lead, resolveDir: join(root, dirname(script)) },
    outfile: join(root, script),
  });
  const later = Object.keys(outputs).filter((path) => outputs[path].imports.some((each) => each.path === shared));
  const found = `export const { ${names.join(", ")} } = ${PLACE};`;
  for (const path of later.filter((each) => each !== script)) {
    const plugins = [replacing(shared, found)];
    await merge({ root, entryPoints: [join(root, path)], outfile: join(root, path), plugins });
  }
  rmSync(join(root, shared));
}

/** Files that were bundled before, into one of them; what is loaded later stays apart. */
async function merge({ root, ...options }) {
  const { build } = await import("esbuild");
  const fromHere = (path) => `./${relative(dirname(options.outfile), path).replaceAll(sep, "/")}`;
  const keepApart = ({ kind, path, resolveDir }) =>
    kind === "dynamic-import" ? { path: fromHere(join(resolveDir, path)), external: true } : undefined;
  const apart = { name: "later-apart", setup: ({ onResolve }) => onResolve({ filter: /./ }, keepApart) };
  const plugins = [apart, ...(options.plugins ?? [])];
  await build({ ...COMMON, absWorkingDir: root, allowOverwrite: true, ...options, plugins });
}

/** Another text in the place of a file. */
function replacing(path, contents) {
  const filter = new RegExp(basename(path));
  return { name: "replacing", setup: ({ onLoad }) => onLoad({ filter }, () => ({ contents, loader: "js" })) };
}

/**
 * esbuild names a part by what it was before it was put together anew. Browsers keep a part for ever, so its name has to
 * follow what it is now, with the names of the parts that it loads itself.
 */
function nameByContent({ root, script, paths }) {
  const texts = new Map(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
  const named = new Map();
  const parts = paths.filter((path) => path !== script);
  const withNames = (path, above) => {
    if (above.includes(path)) throw new Error(`The later part ${basename(path)} loads itself by way of another one.`);
    const loaded = parts.filter((part) => part !== path && texts.get(path).includes(basename(part)));
    return loaded.reduce(
      (text, part) => text.replaceAll(basename(part), nameOf(part, [...above, path])),
      texts.get(path),
    );
  };
  const nameOf = (path, above) => {
    if (!named.has(path)) {
      const text = withNames(path, above);
      const hash = createHash("sha256").update(text).digest("hex").slice(0, 10).toUpperCase();
      named.set(path, { text, name: basename(path).replace(/-\w+\.js$/, `-${hash}.js`) });
    }
    return named.get(path).name;
  };
  writeFileSync(join(root, script), withNames(script, []));
  for (const path of parts) {
    nameOf(path, []);
    const { text, name } = named.get(path);
    writeFileSync(join(root, path), text);
    renameSync(join(root, path), join(root, dirname(path), name));
  }
}
