import { EventEmitter } from "node:events";
import { registerHooks } from "node:module";

/*
 * Loaded first in a utility process: gives it `process.parentPort`, keeps "electron" from it (in Electron it would have
 * `net` and `systemPreferences` alone), and ends it with its parent at once, as Electron does.
 */

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === "electron" || specifier.startsWith("electron/"))
      throw new Error('The test host has no "electron" for a utility process.');
    return next(specifier, context);
  },
});

class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    process.send?.(structuredClone(message));
  }
}

const parentPort = new ParentPort();
process.on("message", (data) => parentPort.emit("message", { data, ports: [] }));
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
Object.defineProperty(process, "parentPort", { value: parentPort });
Object.defineProperty(process, "type", { value: "utility" });
