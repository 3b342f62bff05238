import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { environmentWith } from "../../lib/environment.ts";

/** A command that is read while it runs. */
export interface Running {
  stdout: Readable;
  /** Its end, with what it said on stderr. 127 means that there is no such program. */
  ended: Promise<{ code: number; stderr: string }>;
  kill: () => void;
}

/** The machine whose logs are read: the part of a deployment's host that this needs. */
export interface LogHost {
  name: string;
  start: (command: string[]) => Running;
  /** Ends what still runs: an engine that has nothing to say would follow for ever. */
  close: () => void;
}

/** This machine, or another one by the system's own ssh and its configuration. */
export function openLogHost(target?: string): LogHost {
  const running = new Set<Running>();
  const close = () => {
    for (const program of running) program.kill();
  };
  const start = (command: string[]) => {
    const program = startProgram(command);
    running.add(program);
    void program.ended.finally(() => running.delete(program)).catch(() => {}); // its reader is told
    return program;
  };
  if (target === undefined) return { name: "this machine", start, close };
  const words = (command: string[]) => command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
  return { name: target, start: (command) => start(["ssh", "-T", "--", target, words(command)]), close };
}

function startProgram([file = "", ...args]: string[]): Running {
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"], env: environmentWith({}) });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<{ code: number; stderr: string }>((resolve, reject) => {
    child.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "ENOENT" ? resolve({ code: 127, stderr: error.message }) : reject(error),
    );
    child.once("exit", (code) => resolve({ code: code ?? 137, stderr }));
  });
  return { stdout: child.stdout, ended, kill: () => void child.kill("SIGTERM") };
}
