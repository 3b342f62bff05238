import { utilityProcess } from "electron";
import type { Log } from "../log.ts";
import type { ServerProcess } from "./local-server.ts";
import type { FromServer, LocalSettings } from "./messages.ts";

/** Where the parts of the local server are. */
interface LocalProgram {
  /** The built `local/main.ts`. */
  entry: string;
  /** The JavaScript of the server's `ops`. */
  ops: string;
}

/** Starts the process in which the server of this computer runs. What it writes goes to a log of its own. */
export function forkLocalServer(program: LocalProgram, settings: LocalSettings, log: Log): ServerProcess {
  const child = utilityProcess.fork(program.entry, [program.ops, JSON.stringify(settings)], {
    serviceName: "Xtablo server",
    stdio: "pipe",
  });
  child.on("error", (type, location) => log.write(`${type} at ${location}\n`)); // its end is told, too
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => log.write(chunk.toString()));
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listen) => void child.on("message", (message: FromServer) => listen(message)),
    onExit: (listen) => void child.on("exit", listen),
    kill: () => void child.kill(),
  };
}
