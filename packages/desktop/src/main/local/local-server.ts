import type { FromServer, ToServer } from "./messages.ts";

/** The process of the server, as `utilityProcess.fork` gives it. */
export interface ServerProcess {
  post: (message: ToServer) => void;
  onMessage: (listen: (message: FromServer) => void) => void;
  onExit: (listen: (code: number) => void) => void;
  kill: () => void;
}

/** What the server of this computer does. */
export type LocalState =
  | { kind: "stopped" }
  | { kind: "starting"; message: string }
  | { kind: "running"; url: string }
  | { kind: "failed"; message: string };

/** The server of this computer. */
export interface LocalServer {
  readonly state: LocalState;
  /** Starts it when it does not run, and gives its address. Rejects with what it said when it fails. */
  start: () => Promise<string>;
  /** A secret with which its owner is signed in. Rejects when it does not run. */
  makeSecret: () => Promise<string>;
  /** Ends it, database and all; killed when it takes too long. */
  stop: () => Promise<void>;
}

/** As long as a server finishes what is in flight, and PostgreSQL writes what it has. */
export const stopWithinMs = 20_000;
const secretWithinMs = 5_000;

const wasStopped = "The server of this computer was stopped.";

/** Makes a {@link LocalServer}; `fork` starts its process, and `changed` hears of each {@link LocalState}. */
export function createLocalServer(fork: () => ServerProcess, changed: (state: LocalState) => void): LocalServer {
  let state: LocalState = { kind: "stopped" };
  let process: ServerProcess | null = null;
  let starting: Promise<string> | null = null;
  let ended: Promise<void> = Promise.resolve();
  let isStopping = false;
  const secrets = createSecrets();

  function become(next: LocalState): void {
    state = next;
    changed(next);
  }

  function run(forget: () => void): Promise<string> {
    isStopping = false;
    let said: string | null = null;
    become({ kind: "starting", message: "" });
    return new Promise((resolve, reject) => {
      const child = fork();
      process = child;
      child.onMessage((message) => {
        if (message.kind === "progress" && state.kind === "starting")
          become({ kind: "starting", message: message.message });
        if (message.kind === "failed") become({ kind: "failed", message: (said = message.message) });
        if (message.kind === "secret") secrets.came(message.secret);
        if (message.kind !== "ready" || isStopping) return;
        become({ kind: "running", url: message.url });
        resolve(message.url);
      });
      ended = new Promise((end) => {
        child.onExit((code) => {
          process = null;
          forget();
          // What it said last may be lost with it.
          const why = said ?? (isStopping ? null : `The server ended with ${code}.`);
          reject(new Error(why ?? wasStopped));
          end();
          if (why === null) become({ kind: "stopped" });
          else if (said === null) become({ kind: "failed", message: why });
        });
      });
    });
  }

  /** Starts one once the one before has ended. */
  function begin(): Promise<string> {
    const mine = ended.then(async () => {
      if (starting !== mine) throw new Error(wasStopped);
      return run(forget);
    });
    /** What ended, or did not come up, can be started again. */
    function forget(): void {
      if (starting === mine) starting = null;
    }
    mine.catch(forget);
    return mine;
  }

  return {
    get state() {
      return state;
    },
    start: () => (starting ??= begin()),
    makeSecret: async () => {
      if (state.kind !== "running" || !process) throw new Error("The server of this computer does not run.");
      const secret = secrets.next();
      process.post({ kind: "sign in" });
      return secret;
    },
    stop: async () => {
      starting = null;
      const child = process;
      if (!child) return;
      isStopping = true;
      child.post({ kind: "stop" });
      const late = setTimeout(() => child.kill(), stopWithinMs);
      await ended;
      clearTimeout(late);
    },
  };
}

/** The secrets that are on their way: each is as good as another. */
function createSecrets(): { next: () => Promise<string>; came: (secret: string) => void } {
  const waiting: ((secret: string) => void)[] = [];
  return {
    next: () =>
      new Promise((resolve, reject) => {
        const take = (secret: string): void => {
          clearTimeout(late);
          resolve(secret);
        };
        const late = setTimeout(() => {
          waiting.splice(waiting.indexOf(take), 1);
          reject(new Error("The server of this computer does not answer."));
        }, secretWithinMs);
        waiting.push(take);
      }),
    came: (secret) => waiting.shift()?.(secret),
  };
}
