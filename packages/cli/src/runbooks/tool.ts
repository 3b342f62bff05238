import { environmentWith } from "../lib/environment.ts";
import { Failure } from "../lib/failure.ts";
import { type Ended, type Program, runQuietly } from "./program.ts";

/** A program that builds something, and what is told when it can't. */
export interface Tool extends Program {
  /** A sentence, such as `The web app cannot be built.` */
  failure: string;
}

/** Runs it to its end, in a process of its own. Throws a {@link Failure} with the last lines of what it said. */
export async function runTool({ failure, ...program }: Tool): Promise<void> {
  const { code, stdout, stderr } = await runQuietly({ ...program, env: environmentWith({ NO_COLOR: "1" }) }).catch(
    notThere,
  );
  if (code === 0) return;
  const said = `${stdout}${stderr}`.trim().split("\n").slice(-20).join("\n");
  throw new Failure(`${failure}\n${said}`, "Correct what it says and start again.");
}

/** There is no such program; an interruption goes on. */
function notThere(error: Error): Ended {
  if (!("syscall" in error)) throw error;
  return { code: 1, stdout: "", stderr: error.message };
}
