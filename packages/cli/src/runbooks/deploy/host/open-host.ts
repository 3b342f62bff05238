import type { Host } from "./host.ts";
import { openLocalHost } from "./local-host.ts";
import { openSshHost } from "./ssh-host.ts";

/** Does `work` on the machine of `--host`, or on this one, and lets go of it afterwards. */
export async function withHost<T>(target: string | undefined, work: (host: Host) => Promise<T>): Promise<T> {
  const host = target ? await openSshHost(target) : openLocalHost();
  try {
    return await work(host);
  } finally {
    await host.close();
  }
}
