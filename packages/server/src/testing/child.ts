import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A server in a process of its own, which can be limited and killed. */
export interface ChildServer {
  url: string;
  process: ChildProcess;
  /** Waits until it has written this line. */
  says(line: string): Promise<void>;
  /** Ends it the hard way and waits until it is gone. */
  kill(): Promise<void>;
}

/**
 * Starts one. `prelude` is shell text that runs before it in the same process, such as a `ulimit`; `main` another file of this
 * folder to run. Throws when it ends instead.
 */
export async function startChildServer(
  environment: Record<string, string>,
  { prelude = "true", main = "child-main.ts" }: { prelude?: string; main?: string } = {},
): Promise<ChildServer> {
  const child = spawn(
    "sh",
    ["-c", `${prelude}; exec "$0" "$1"`, process.execPath, fileURLToPath(new URL(main, import.meta.url))],
    {
      env: { PATH: process.env["PATH"], PORT: "0", METRICS_PORT: "off", LOG_LEVEL: "error", ...environment },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const said = new EventEmitter();
  const url = await new Promise<string>((resolve, reject) => {
    void gone.then(() => reject(new Error(`the server ended with ${child.exitCode ?? child.signalCode}`)));
    const lines = createInterface(child.stdout);
    lines.on("line", (line) => {
      if (line.startsWith("listening ")) resolve(line.slice("listening ".length));
      else if (!said.emit(line)) process.stderr.write(`${line}\n`); // its log
    });
  });
  return {
    url,
    process: child,
    says: async (line) => void (await once(said, line)),
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
