import { spawn } from "node:child_process";
import { once } from "node:events";
import { environmentWith } from "../lib/environment.ts";
import { Failure } from "../lib/failure.ts";

/** A program that builds something, and what is told when it can't. */
export interface Tool {
  file: string;
  args: string[];
  cwd: string;
  /** Whether the system's shell has to find the program. */
  shell?: boolean;
  /** A sentence, such as `The web app cannot be built.` */
  failure: string;
}

/** Runs it to its end, in a process of its own. Throws a {@link Failure} with the last lines of what it said. */
export async function runTool({ file, args, cwd, shell = false, failure }: Tool): Promise<void> {
  const child = spawn(file, args, {
    cwd,
    shell,
    stdio: ["ignore", "pipe", "pipe"],
    env: environmentWith({ NO_COLOR: "1" }),
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, "close").catch((error: Error) => {
    said += error.message; // there is no such program
    return [null];
  })) as [number | null];
  if (code === 0) return;
  throw new Failure(
    `${failure}\n${said.trim().split("\n").slice(-20).join("\n")}`,
    "Correct what it says and start again.",
  );
}
