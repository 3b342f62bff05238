import { type ChildProcess, spawn } from "node:child_process";
import { Interruption } from "../lib/interruption.ts";

/** A program to run, and what it sees. */
export interface Program {
  file: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
}

/** How a program ended, and what it said when that was gathered. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Signals that end us are the program's to answer. */
const handedOn = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs a program on our terminal until it ends; `output` says where its results go. Throws `Interruption` when a signal ended it. */
export async function runAttached(program: Program, { output }: { output: "stdout" | "stderr" }): Promise<number> {
  const child = spawn(program.file, program.args, {
    stdio: ["inherit", output === "stdout" ? 1 : 2, 2],
    ...placeOf(program),
  });
  const { code } = await outcomeOf(child);
  return code;
}

/** Runs a program unseen and gathers what it says. Throws as spawn does when there is no such program. */
export async function runQuietly(program: Program): Promise<Ended> {
  const child = spawn(program.file, program.args, { stdio: ["ignore", "pipe", "pipe"], ...placeOf(program) });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said.stderr += chunk.toString()));
  return { ...(await outcomeOf(child)), ...said };
}

function placeOf({ env, cwd }: Program) {
  return { ...(env && { env }), ...(cwd && { cwd }) };
}

async function outcomeOf(child: ChildProcess): Promise<{ code: number }> {
  let received: NodeJS.Signals | null = null;
  const onSignal = (signal: NodeJS.Signals) => {
    received = signal;
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal); // a terminal gives it Ctrl-C by itself
  };
  for (const signal of handedOn) process.on(signal, onSignal);
  try {
    const [code, signal] = await ended(child);
    const end = signal ?? (code === 0 ? null : received);
    if (end) throw new Interruption(end);
    return { code: code ?? 1 };
  } finally {
    for (const signal of handedOn) process.off(signal, onSignal);
  }
}

async function ended(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve([code, signal]));
  });
}
