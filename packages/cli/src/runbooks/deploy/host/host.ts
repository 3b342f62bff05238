import type { Readable, Writable } from "node:stream";
import type { Ended } from "../../program.ts";

/** What a command is given besides its words. */
export interface RunOptions {
  /** Its standard input; nothing when left out. */
  input?: string | Readable;
  /** Variables on top of what is there. On another machine they stand in the process list: never a secret. */
  env?: Record<string, string>;
}

/** A command that still runs. */
export interface Running {
  stdin: Writable;
  stdout: Readable;
  /** Its end, with what it said on stderr (stdout is the reader's). */
  ended: Promise<{ code: number; stderr: string }>;
  kill: () => void;
}

/** The machine that is deployed to: this one, or another over SSH. Everything a deploy does there goes through here. */
export interface Host {
  /** As a person knows it. */
  name: string;
  remote: boolean;
  /** Runs a command to its end and gathers what it says. 127 means that there is no such program. */
  run: (command: string[], options?: RunOptions) => Promise<Ended>;
  /** Starts a command that is read while it runs. */
  start: (command: string[], options?: Pick<RunOptions, "env">) => Running;
  /** Runs a command with our own input and output, and gives its exit code; on the terminal, when we have one. */
  attach: (command: string[], options: { terminal: boolean }) => Promise<number>;
  /** The text of a file, or null when there is none. */
  readFile: (path: string) => Promise<string | null>;
  /** Replaces a file whole: written beside it and renamed, with its folder made when it is missing. */
  writeFile: (path: string, text: string, options?: { mode?: number }) => Promise<void>;
  close: () => Promise<void>;
}
