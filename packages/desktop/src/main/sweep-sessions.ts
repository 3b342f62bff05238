import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { keptSuffix, type Settings } from "./settings.ts";

/**
 * Removes what sessions kept, cookies included, of servers that are on the list no more: the app may have died before it could.
 * Nothing is removed while settings of before are kept aside, since their servers may come back.
 */
export async function sweepSessions(
  userDataDir: string,
  { servers }: Settings,
  warn: (message: string) => void,
): Promise<void> {
  const isKept = (await readdir(userDataDir).catch(() => [])).some((name) => name.endsWith(keptSuffix));
  if (isKept) return;
  const known = new Set(servers.map(({ id }) => `server-${id}`));
  const folder = join(userDataDir, "Partitions"); // where Electron keeps them
  for (const name of await readdir(folder).catch(() => []))
    if (/^server-[0-9a-f-]{36}$/.test(name) && !known.has(name))
      await rm(join(folder, name), { recursive: true, force: true }).catch((error: unknown) => warn(String(error)));
}
