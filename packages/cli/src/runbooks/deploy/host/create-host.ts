import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { Failure } from "../../../lib/failure.ts";
import { type Ended, runAttached } from "../../program.ts";
import type { Host, Running, RunOptions } from "./host.ts";

/** A program with its words, as this machine starts it. */
export interface Start {
  file: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
}

/** Makes a {@link Host} of the way in which a command is started there. */
export function createHost(given: {
  name: string;
  remote: boolean;
  /** With a terminal, the command gets one there as well. */
  prepare: (command: string[], env: Record<string, string>, options?: { terminal: boolean }) => Start;
  close: () => Promise<void>;
}): Host {
  const { name, remote, prepare, close } = given;
  const spawnThere = (command: string[], { env = {} }: Pick<RunOptions, "env"> = {}) =>
    spawnApart(prepare(command, env));

  async function run(command: string[], { input = "", env }: RunOptions = {}): Promise<Ended> {
    const child = spawnThere(command, { ...(env && { env }) });
    const stdout = gather(child.stdout);
    feed(child.stdin, input);
    const { code, stderr } = await endOf(child);
    return { code, stdout: stdout(), stderr };
  }

  return {
    name,
    remote,
    run,
    start: (command, options): Running => {
      const child = spawnThere(command, options);
      child.stdin.on("error", ignoreClosedPipe);
      return { stdin: child.stdin, stdout: child.stdout, ended: endOf(child), kill: () => void child.kill("SIGKILL") };
    },
    attach: async (command, options) => runAttached(prepare(command, {}, options), { output: "stdout" }),
    readFile: async (path) => {
      const { code, stdout, stderr } = await run(["sh", "-c", readScript, "sh", path]);
      if (code === absent) return null;
      if (code !== 0) throw new Failure(`${path} cannot be read on ${name}: ${stderr.trim()}`, seeModes);
      return stdout;
    },
    writeFile: async (path, text, { mode = 0o644 } = {}) => {
      const words = [path, mode.toString(8).padStart(4, "0")];
      const { code, stderr } = await run(["sh", "-c", writeScript, "sh", ...words], { input: text });
      if (code !== 0) throw new Failure(`${path} cannot be written on ${name}: ${stderr.trim()}`, seeModes);
    },
    close,
  };
}

const seeModes = "See who may read and write there; the deploy needs root or an account that may.";
const absent = 44;
const readScript = `[ -e "$1" ] || exit ${absent}; exec cat -- "$1"`;
/** The mode comes before the text, so that a secret is never readable by others, not for a moment. */
const writeScript = `set -e; mkdir -p "$(dirname "$1")"; part="$1.part.$$"; umask 077
trap 'rm -f "$part"' EXIT
: > "$part"; chmod "$2" "$part"; cat >> "$part"; mv -f "$part" "$1"`;

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** In a group of its own: Ctrl-C is ours to answer, and a step is never cut in half by it. */
function spawnApart({ file, args, env }: Start): Child {
  return spawn(file, args, { stdio: ["pipe", "pipe", "pipe"], detached: true, ...(env && { env }) });
}

function feed(stdin: Writable, input: string | Readable): void {
  stdin.on("error", ignoreClosedPipe);
  if (typeof input === "string") stdin.end(input);
  else input.pipe(stdin);
}

/** A program may end without having read everything; its exit code tells. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

function gather(stream: Readable): () => string {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

async function endOf(child: Child): Promise<{ code: number; stderr: string }> {
  const stderr = gather(child.stderr);
  return new Promise((resolve, reject) => {
    child.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "ENOENT" ? resolve({ code: 127, stderr: error.message }) : reject(error),
    );
    child.once("close", (code) => resolve({ code: code ?? 137, stderr: stderr() }));
  });
}
