// Plain JavaScript without dependencies: it runs under whatever Node the caller has, from 18 on.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";

/** The oldest Node that runs Xtablo: it runs TypeScript as it is. */
const oldest = [24, 15];

/** Whether the Node that runs this is new enough. */
export function isNodeNewEnough(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/**
 * The Node to run Xtablo with: this one when it is new enough, else the one that npm installed for us, else null.
 * `from` is a path in the project.
 */
export function findNode(from) {
  if (isNodeNewEnough()) return process.execPath;
  const platform = process.platform === "win32" ? "win" : process.platform;
  try {
    const manifest = createRequire(from).resolve(`node-${platform}-${process.arch}/package.json`);
    return join(dirname(manifest), "bin", process.platform === "win32" ? "node.exe" : "node");
  } catch {
    return null; // there is none for this machine, or nothing is installed
  }
}

/** Says that no Node is new enough, and ends the process. */
export function refuseNode() {
  process.stderr.write(
    `Xtablo needs Node ${oldest.join(".")} or later; this is ${process.versions.node}, and npm installed none for this machine.\n` +
      "Install Node 24 from https://nodejs.org and try again.\n",
  );
  process.exit(4);
}

/**
 * Runs Node with `args`, hands every signal on, and ends as it ended.
 * A server must not run on unseen: the child has a channel to us, which closes when we are killed, and when
 * an npm that started us is killed, we stop the child.
 */
export function become(node, args) {
  const child = spawn(node, args, { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500).unref();
  child.on("error", (error) => {
    process.stderr.write(`${node} cannot be run: ${error.message}\n`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal ?? "SIGTERM"] ?? 15)));
}
