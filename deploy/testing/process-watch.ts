import { setTimeout as delay } from "node:timers/promises";
import { run } from "./run.ts";

/** Looks at the process list, all users' and all containers', again and again. */
export interface ProcessWatch {
  /** Ends it, and gives every line that held one of the secrets, and how often it looked. */
  stop: () => Promise<{ looks: number; shown: string[] }>;
}

/** Starts to look for secrets; `ps` itself shows none. */
export function watchProcesses(secrets: string[]): ProcessWatch {
  const shown = new Set<string>();
  let looks = 0;
  let going = true;
  const looking = (async () => {
    while (going) {
      for (const line of await listProcesses()) if (secrets.some((secret) => line.includes(secret))) shown.add(line);
      looks++;
      await delay(100);
    }
  })();
  return {
    stop: async () => {
      going = false;
      await looking;
      return { looks, shown: [...shown] };
    },
  };
}

/** What runs on this machine, with its words. */
export async function listProcesses(): Promise<string[]> {
  return (await run("ps", ["-eww", "-o", "args"])).split("\n");
}
