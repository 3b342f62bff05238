import { spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findFreePort } from "../../packages/cli/src/testing/run-cli.ts";
import { run, succeeds } from "./run.ts";

/** A real sshd on loopback, and an operator whose configuration of ssh names it. */
export interface Sshd {
  /** For the operator's processes: an `ssh` on their PATH that reads the operator's configuration. */
  environment: Record<string, string>;
  /** How many connections it has let in so far. */
  accepted: () => number;
  close: () => Promise<void>;
}

/** Names of the operator's configuration: the machine, and ways in which it can't be reached. */
export const aliases = {
  machine: "vm",
  notKnownYet: "vm-not-known",
  otherKey: "vm-other-key",
  stranger: "vm-stranger",
  nobodyThere: "vm-off",
} as const;

const program = "/usr/sbin/sshd";

/** Why there can be no sshd here, or null. */
export async function whyNoSshd(): Promise<string | null> {
  return (await succeeds(program, ["-V"])) || (await succeeds("test", ["-x", program]))
    ? null
    : "There is no sshd: apt-get install openssh-server.";
}

/** Starts it with keys of its own; `environment` is what every session there begins with. */
export async function startSshd({ environment }: { environment: Record<string, string> }): Promise<Sshd> {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-sshd-"));
  const port = await findFreePort();
  for (const key of ["host", "operator", "stranger"])
    await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", key, "-f", join(folder, key)]);
  await writeFile(join(folder, "sshd_config"), await configureServer(folder, { port, environment }));
  await writeFile(join(folder, "ssh_config"), await configureClient(folder, port));
  await mkdir("/run/sshd", { recursive: true }); // where it gives up its rights; a service's own start makes it
  const child = spawn(program, ["-D", "-e", "-f", join(folder, "sshd_config")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  while (!said.includes("Server listening")) {
    if (child.exitCode !== null) throw new Error(`sshd cannot be started: ${said}`);
    await delay(20);
  }
  return {
    environment: { PATH: `${await wrapClient(folder)}:${process.env["PATH"] ?? ""}` },
    accepted: () => said.split("Accepted publickey").length - 1,
    close: async () => {
      child.kill();
      await rm(folder, { recursive: true });
    },
  };
}

async function configureServer(
  folder: string,
  { port, environment }: { port: number; environment: Record<string, string> },
): Promise<string> {
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  return `Port ${port}
ListenAddress 127.0.0.1
HostKey ${folder}/host
AuthorizedKeysFile ${folder}/operator.pub
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
PidFile none
SetEnv ${variables.join(" ")}
`;
}

async function configureClient(folder: string, port: number): Promise<string> {
  const keyOf = async (name: string) => (await readFile(join(folder, `${name}.pub`), "utf8")).split(" ")[1] ?? "";
  const known = async (name: string, key: string) =>
    writeFile(join(folder, name), key && `[127.0.0.1]:${port} ssh-ed25519 ${await keyOf(key)}\n`);
  await known("known_hosts", "host");
  await known("known_nobody", "");
  await known("known_other", "stranger");
  const entry = (alias: string, { key = "operator", hosts = "known_hosts", at = port } = {}) => `Host ${alias}
  HostName 127.0.0.1
  Port ${at}
  User root
  IdentityFile ${folder}/${key}
  IdentitiesOnly yes
  UserKnownHostsFile ${folder}/${hosts}
`;
  return [
    entry(aliases.machine),
    entry(aliases.notKnownYet, { hosts: "known_nobody" }),
    entry(aliases.otherKey, { hosts: "known_other" }),
    entry(aliases.stranger, { key: "stranger" }),
    entry(aliases.nobodyThere, { at: await findFreePort() }),
  ].join("");
}

/** ssh looks for its configuration in the home of the account, whatever HOME says. */
async function wrapClient(folder: string): Promise<string> {
  const real = (await run("sh", ["-c", "command -v ssh"])).trim();
  await mkdir(join(folder, "bin"));
  await writeFile(join(folder, "bin/ssh"), `#!/bin/sh\nexec ${real} -F ${folder}/ssh_config "$@"\n`);
  await chmod(join(folder, "bin/ssh"), 0o755);
  return join(folder, "bin");
}
