import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { precondition } from "../../../lib/failure.ts";
import { runQuietly } from "../../program.ts";
import { createHost } from "./create-host.ts";
import type { Host } from "./host.ts";
import { quoteCommand } from "./shell-quote.ts";
import { explainRefusal } from "./ssh-refusal.ts";

/**
 * Another machine, by the system's own ssh and its configuration: one connection, over which every command goes.
 * `target` is `user@vm` or a name of `~/.ssh/config`. Throws a precondition `Failure` when it does not let us in.
 */
export async function openSshHost(target: string): Promise<Host> {
  if (!/^[\w.@:[\]-]+$/.test(target) || target.startsWith("-"))
    throw precondition(`${target} is no machine that ssh could reach.`, "Give it as user@machine.");
  const folder = await mkdtemp(join(tmpdir(), "xtablo-ssh-")); // short: a socket's path has 104 characters at most
  const shared = ["-o", `ControlPath=${join(folder, "c")}`, "-o", "ServerAliveInterval=10"];
  const remove = async () => rm(folder, { recursive: true, force: true });
  const master = ["-M", "-N", "-f", ...shared, "-o", "ControlPersist=5", "-o", "ConnectTimeout=20", target];
  if ((await runSsh(master, "inherit")) !== 0) {
    await remove();
    throw explainRefusal(target, await askWhy(target));
  }
  const prepare: Prepare = (command, env, { terminal } = { terminal: false }) => ({
    file: "ssh",
    args: [...shared, ...quiet, terminal ? "-t" : "-T", target, "--", commandLine(command, env)],
  });
  const close = async () => {
    hold.stdin.end();
    await runSsh([...shared, "-O", "exit", target], "ignore");
    await hold.ended;
    await remove();
  };
  const host = createHost({ name: target, remote: true, prepare, close });
  const hold = host.start(["cat"]); // keeps the connection; when we are killed, cat ends, and the connection soon after
  return host;
}

type Prepare = Parameters<typeof createHost>[0]["prepare"];

/** Over the connection that is there; it never asks. */
const quiet = ["-o", "ControlMaster=no", "-o", "BatchMode=yes", "-o", "LogLevel=ERROR"];

/** One line for the shell of the other side. */
function commandLine(command: string[], env: Record<string, string>): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return quoteCommand(variables.length > 0 ? ["env", ...variables, ...command] : command);
}

/** A passphrase or an unknown machine's key is asked for on the terminal, by ssh itself. */
async function runSsh(args: string[], output: "inherit" | "ignore"): Promise<number> {
  const child = spawn("ssh", args, { stdio: ["ignore", "ignore", output] });
  const [code] = (await once(child, "exit").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw precondition("There is no ssh on this machine.", "Install an OpenSSH client.");
    throw error;
  })) as [number | null];
  return code ?? 1;
}

/** Once more, without questions, to hear what is wrong: the first time ssh spoke with the person. */
async function askWhy(target: string): Promise<string> {
  const args = ["-o", "BatchMode=yes", "-o", "ConnectTimeout=20", "-T", target, "--", "true"];
  return (await runQuietly({ file: "ssh", args })).stderr;
}
