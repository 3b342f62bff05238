import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { precondition } from "../../../lib/failure.ts";
import { createHost } from "./create-host.ts";
import type { Host } from "./host.ts";
import { quoteCommand } from "./shell-quote.ts";

/**
 * Another machine, by the system's own ssh and its configuration: one connection, over which every command goes.
 * `target` is `user@vm` or a name of `~/.ssh/config`. Throws a `Failure` when it does not let us in.
 */
export async function openSshHost(target: string): Promise<Host> {
  if (!/^[\w.@:[\]-]+$/.test(target) || target.startsWith("-"))
    throw precondition(`${target} is no machine that ssh could reach.`, "Give it as user@machine.");
  const folder = await mkdtemp(join(tmpdir(), "xtablo-ssh-")); // short: a socket's path has 104 characters at most
  const shared = ["-o", `ControlPath=${join(folder, "c")}`, "-o", "ServerAliveInterval=10"];
  const remove = async () => rm(folder, { recursive: true, force: true });
  const code = await runSsh(["-M", "-N", "-f", ...shared, "-o", "ControlPersist=yes", target], "inherit");
  if (code !== 0) {
    await remove();
    throw precondition(`ssh could not reach ${target}.`, `See why: ssh ${target} true`);
  }
  return createHost({
    name: target,
    remote: true,
    prepare: (command, env, { terminal } = { terminal: false }) => ({
      file: "ssh",
      args: [...shared, ...quiet, terminal ? "-t" : "-T", target, "--", commandLine(command, env)],
    }),
    close: async () => {
      await runSsh([...shared, "-O", "exit", target], "ignore");
      await remove();
    },
  });
}

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
