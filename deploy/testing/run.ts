import { spawn } from "node:child_process";

/** How a command is run. */
export interface RunOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Until then it has to be done. */
  timeoutMs?: number;
}

/** Runs a command and gives what it printed. Throws with its last lines when it fails. */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<string> {
  const { env = process.env, cwd, timeoutMs = 600_000 } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"], timeout: timeoutMs });
    let stdout = "";
    let all = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      all += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => (all += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) return resolve(stdout);
      const tail = all.trim().split("\n").slice(-40).join("\n");
      reject(new Error(`${command} ${args.slice(0, 4).join(" ")}… ended with ${code ?? signal}:\n${tail}`));
    });
  });
}

/** Whether a command runs and succeeds. */
export async function succeeds(command: string, args: string[], options: RunOptions = {}): Promise<boolean> {
  return run(command, args, options).then(
    () => true,
    () => false,
  );
}

/** Does a step of the bench and says on stderr how long it took. */
export async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  process.stderr.write(`deploy bench: ${name} took ${((performance.now() - began) / 1_000).toFixed(1)} s\n`);
  return result;
}
