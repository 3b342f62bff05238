import type { Config } from "@xtablo/server/ops/database";

/** It answers at once, or it is stuck. */
const patienceMs = 2_000;

/** The Xtablo that answers at the configured port, or null when none does. */
export async function findXtablo(
  config: Pick<Config, "port" | "host">,
): Promise<{ url: string; version: string } | null> {
  const url = originOf(config);
  const meta = await readJson(`${url}/api/meta`);
  if (typeof meta !== "object" || meta === null || !("version" in meta)) return null;
  return { url, version: String(meta.version) };
}

/** Where this machine reaches the server, whatever the world calls it. */
export function originOf({ host, port }: Pick<Config, "port" | "host">): string {
  if (!host || host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

async function readJson(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    return response.ok ? await response.json() : null;
  } catch {
    return null; // nothing answers there, or no Xtablo
  }
}
