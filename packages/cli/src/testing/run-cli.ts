import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { removeFolder } from "../../../server/src/testing/remove-folder.ts";

/** What `xtablo` runs. */
export const bin = fileURLToPath(new URL("../../bin/run.js", import.meta.url));

/** A data folder and an environment of its own for `xtablo`, whatever the developer's `.env` says. */
export interface Sandbox {
  dataDir: string;
  environment: Record<string, string>;
  remove: () => Promise<void>;
}

/** Makes a {@link Sandbox} that uses the embedded database and a free port. */
export async function makeSandbox(): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-cli-"));
  await chmod(folder, 0o755); // as root, PostgreSQL runs under another account
  const dataDir = join(folder, "data");
  const port = String(await findFreePort());
  const unset = { DATABASE_URL: "", DOMAIN: "", PUBLIC_URL: "", HOST: "", ENV: "", SESSION_SECRET: "", LOG_LEVEL: "" };
  const environment = { ...unset, XTABLO_DATA_DIR: dataDir, PORT: port, METRICS_PORT: "off", NO_COLOR: "1" };
  return { dataDir, environment, remove: async () => removeFolder(folder) };
}

/** What a command left. */
export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts the command without a terminal, this clone's or another's; `input` is what it can read. */
export function startCli(args: string[], environment: Record<string, string>, program = bin, input?: string) {
  const words = [program, ...args];
  const env = { ...process.env, ...environment };
  const child: ChildProcessByStdio<Writable | null, Readable, Readable> =
    input === undefined
      ? spawn(process.execPath, words, { env, stdio: ["ignore", "pipe", "pipe"] })
      : spawn(process.execPath, words, { env, stdio: ["pipe", "pipe", "pipe"] });
  child.stdin?.end(input);
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said.stderr += chunk.toString()));
  const finished = once(child, "close").then(([code]): Finished => ({ code: code as number | null, ...said }));
  return { child, said, finished };
}

/** Runs the command to its end. */
export async function runCli(args: string[], environment: Record<string, string>, program = bin): Promise<Finished> {
  return startCli(args, environment, program).finished;
}

/** A loopback port that nobody uses right now. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}
