/**
 * Makes a clone runnable: packages, Prisma's client, dist. Uses nothing but Node, because on a fresh clone nothing else
 * is there. Says what it does on stderr only; when everything is in place it says nothing and takes a few milliseconds.
 *
 * `node src/cli/ready.mjs [--dev]`: with `--dev` the packages for tests and checks as well.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");
const at = (...parts) => join(ROOT, ...parts);

/** Each step of getting ready: it is done again when `isDone` says so. */
const STEPS = [
  { isDone: isInstalled, run: install },
  { isDone: isGenerated, run: generate },
  { isDone: isBuilt, run: build },
];

export async function ready({ dev = false } = {}) {
  checkNode();
  if (STEPS.every((step) => step.isDone(dev))) return;
  const unlock = await lock();
  try {
    for (const step of STEPS) if (!step.isDone(dev)) step.run(dev);
  } finally {
    unlock();
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major >= 22 || (major === 20 && minor >= 19)) return;
  stop(`Recourse needs Node.js 20.19 or newer (this is ${process.versions.node}).`);
}

/** npm records what it installed; a package that the lock wants in another version, or at all, is missing there. */
function isInstalled(dev) {
  const wanted = readJson("package-lock.json")?.packages;
  const present = readJson("node_modules", ".package-lock.json")?.packages;
  if (!present) return false;
  if (!wanted) return true;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.optional || entry.devOptional || (entry.dev && !dev)) return true;
    return present[path]?.version === entry.version;
  });
}

function install(dev) {
  say("Installing packages (npm install) …");
  // Not `npm ci`: it refuses a lock in which a registry behind a mirror left out packages for other systems. Versions
  // and checksums come from the lock all the same, and `--no-save` leaves the lock as it is.
  const args = ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  if (dev) args.push("--include=dev");
  // Prisma's packages would try to download programs that this project does not use.
  const env = { ...process.env, PRISMA_SKIP_POSTINSTALL_GENERATE: "1", PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
  if (runNpm(args, env) === 0) return;
  stop(
    "The packages could not be installed; npm's message is above. The npm registry must be reachable " +
      "(`npm ping`, `npm config get registry`), or node_modules must be brought along.",
  );
}

function runNpm(args, env) {
  const cli = process.env.npm_execpath;
  const options = { cwd: ROOT, env, stdio: ["ignore", 2, 2] };
  const result = cli?.endsWith(".js")
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  return result.status;
}

const SCHEMA = ["prisma", "schema.prisma"];
const GENERATED = ["src", "db", "generated"];

function isGenerated() {
  return readStamp(...GENERATED) === generatedFrom();
}

function generatedFrom() {
  return hashFiles([at(...SCHEMA), at("node_modules", "prisma", "package.json")]);
}

function generate() {
  say("Generating the database client …");
  runNode([at("node_modules", "prisma", "build", "index.js"), "generate"], "Prisma's client could not be generated");
  writeStamp(GENERATED, generatedFrom());
}

function isBuilt() {
  return readStamp("dist") === builtFrom();
}

function builtFrom() {
  return hashFiles([...listFiles(at("src")), at("tsconfig.json"), at("node_modules", ".package-lock.json")]);
}

function build() {
  say("Building …");
  const from = builtFrom();
  runNode([at("src", "cli", "build.mjs")], "The build failed");
  writeStamp(["dist"], from);
}

function runNode(args, failure) {
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ["ignore", 2, 2] });
  if (status !== 0) stop(`${failure}; the message is above.`);
}

/** Two commands on a fresh clone must not install at the same time. The lock of a dead process does not count. */
async function lock() {
  const file = join(tmpdir(), `recourse-ready-${createHash("sha256").update(ROOT).digest("hex").slice(0, 12)}.lock`);
  for (let waits = 0; !tryLock(file); waits += 1) {
    if (waits === 0) say("Waiting for another command that prepares this clone …");
    await sleep(200);
  }
  const unlock = () => rmSync(file, { force: true });
  process.once("exit", unlock);
  return unlock;
}

function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (!isAlive(Number(readText(file)))) rmSync(file, { force: true });
    return false;
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? listFiles(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

function hashFiles(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${relative(ROOT, file)}\n`).update(readText(file) ?? "");
  return hash.digest("hex");
}

function readStamp(...folder) {
  return readText(at(...folder, ".stamp"));
}

function writeStamp(folder, value) {
  mkdirSync(at(...folder), { recursive: true });
  writeFileSync(at(...folder, ".stamp"), value);
}

function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  }
}

function readJson(...parts) {
  const text = readText(at(...parts));
  return text === undefined ? undefined : JSON.parse(text);
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function stop(sentence) {
  say(sentence);
  process.exit(1);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ready({ dev: process.argv.includes("--dev") });
}
