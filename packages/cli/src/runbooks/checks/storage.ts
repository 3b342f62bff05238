import type { StatsFs } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { formatBytes } from "../../lib/format-bytes.ts";
import { type Check, checkConfigured } from "./check.ts";

const warnBelowBytes = 2_000_000_000;
const failBelowBytes = 200_000_000;

/** Whether files can be kept, read and removed. */
export const storageCheck: Check = checkConfigured("Storage", async (config) => {
  const place = config.s3 ? `${config.s3.bucket} at ${config.s3.endpoint}` : `${config.dataDir}/files`;
  const { createLog, probeStore } = await import("@xtablo/server/ops");
  try {
    const { durationMs } = await probeStore(config, createLog({ ...config, logLevel: "error" }));
    return { state: "ok", saw: `${place} takes, gives and removes files (${durationMs} ms)` };
  } catch (error) {
    const next = config.s3 ? "See whether it runs, and S3_… in .env." : `ls -ld ${config.dataDir}/files`;
    return { state: "failed", saw: `${place}: ${reasonOf(error)}`, next };
  }
});

/** Whether there is room where the data live. */
export const diskCheck: Check = checkConfigured("Disk", async (config) => {
  const { bavail, bsize } = await statNearest(config.dataDir);
  const free = bavail * bsize;
  const saw = `${formatBytes(free)} free for ${config.dataDir}`;
  if (free >= warnBelowBytes) return { state: "ok", saw };
  return { state: free < failBelowBytes ? "failed" : "warning", saw, next: "Make room: xtablo clean" };
});

/** The store's own words are for people who use it; what lies behind is for who runs it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

async function statNearest(path: string): Promise<StatsFs> {
  try {
    return await statfs(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || dirname(path) === path) throw error;
    return statNearest(dirname(path));
  }
}
