import { type ChildProcess, fork, type IOType } from "node:child_process";
import { constants } from "node:os";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { ForkOptions } from "electron";
import { Strict, StrictEmitter } from "./refuse.ts";
import { requireReady } from "./state.ts";

const child = fileURLToPath(new URL("utility-child.ts", import.meta.url));

/** A process of Node, and the messages between it and the app. */
class UtilityProcess extends StrictEmitter {
  private readonly process: ChildProcess;

  constructor(path: string, args: string[], options: ForkOptions) {
    super(["spawn", "exit", "message", "error"]);
    const { env, cwd, execArgv = [], stdio = "inherit" } = options;
    const [, out, bad] = (typeof stdio === "string" ? [stdio, stdio, stdio] : stdio) as IOType[];
    this.process = fork(path, args, {
      env: env as NodeJS.ProcessEnv | undefined,
      cwd,
      execArgv: [...execArgv, "--import", child],
      stdio: ["ignore", out, bad, "ipc"],
      serialization: "advanced",
    });
    this.process.on("spawn", () => this.emit("spawn"));
    this.process.on("message", (message) => this.emit("message", message));
    this.process.on("exit", (code, signal) => this.emit("exit", code ?? constants.signals[signal ?? "SIGTERM"]));
    this.process.on("error", () => this.emit("exit", 1));
  }

  /** Undefined once it has ended, as in Electron. */
  get pid(): number | undefined {
    return this.process.exitCode === null && this.process.signalCode === null ? this.process.pid : undefined;
  }

  get stdout(): Readable | null {
    return this.process.stdout;
  }

  get stderr(): Readable | null {
    return this.process.stderr;
  }

  /** Throws for what can't be cloned; lost when the process has ended. */
  postMessage(message: unknown): void {
    const copy: unknown = structuredClone(message);
    if (this.process.connected) this.process.send(copy as object);
  }

  kill(): boolean {
    return this.process.kill("SIGTERM");
  }
}

class UtilityProcesses extends Strict {
  static readonly shownAs = "utilityProcess";

  fork(path: string, args: string[] = [], options: ForkOptions = {}): UtilityProcess {
    requireReady("utilityProcess.fork() was called");
    return new UtilityProcess(path, args, options);
  }
}

export const utilityProcess = new UtilityProcesses();
