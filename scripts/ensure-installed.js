// Plain JavaScript without dependencies: it runs before anything is installed, from Node 18 on.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Runs `npm ci` when `node_modules` is not what `package-lock.json` says, with its output shown on stderr.
 * Ends the process when that fails.
 */
export function ensureInstalled(root) {
  if (isInstalled(root)) return;
  process.stderr.write("Installing what package-lock.json says (npm ci)…\n");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--loglevel=error"]; // packages that want a newer Node get it: it is one of them
  const options = { cwd: root, stdio: ["inherit", 2, 2], env: cleanEnvironment() };
  const { status, error } = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  if (status === 0) return;
  process.stderr.write(`npm ci failed${error ? `: ${error.message}` : ""}. Correct what it says and try again.\n`);
  process.exit(status ?? 1);
}

/** Compares the lockfile with the one that npm leaves in `node_modules`. */
export function isInstalled(root) {
  const wanted = readPackages(join(root, "package-lock.json"));
  const found = readPackages(join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes("node_modules/")) return true; // the root and its workspaces
    const installed = found[path];
    if (!installed) return Boolean(entry.optional || entry.peer || entry.devOptional);
    return (
      entry.link === installed.link && entry.version === installed.version && entry.integrity === installed.integrity
    );
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return null; // not there, or half written: both mean "install"
  }
}

/** Without what `npm start` sets for its own script, which would reach the install scripts of packages. */
function cleanEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_lifecycle_")));
}
