import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** An S3 protocol server in a process of its own. */
export interface ChildS3 {
  port: number;
  /** It keeps its connections and says nothing more. */
  hang(): void;
  goOn(): void;
  kill(): Promise<void>;
}

/** Starts one on a folder; port 0 for any free one. */
export async function startChildS3(folder: string, port = 0): Promise<ChildS3> {
  const main = fileURLToPath(new URL("./s3-main.ts", import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [main, folder, String(port)], {
    stdio: ["ignore", "pipe", "ignore"], // it writes about each broken connection
  });
  const gone = once(child, "exit");
  if (!child.stdout) throw new Error("The S3 server has no output.");
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), "line"),
    gone.then(() => Promise.reject(new Error("the S3 server ended"))),
  ])) as [string];
  return {
    port: Number(line.slice("listening ".length)),
    hang: () => void child.kill("SIGSTOP"),
    goOn: () => void child.kill("SIGCONT"),
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
