import { type Config, requireMigrated } from "@xtablo/server/ops/database";
import type { OpenStorage, OrphanCounts, Orphans, StorageReport } from "@xtablo/server/ops/storage";
import { precondition } from "../lib/failure.ts";
import { withDatabase } from "./database.ts";
import type { Progress } from "./progress.ts";

/** How file store and rows compare, where that store is, and what is wrong with it. */
export interface StorageState extends StorageReport {
  ok: boolean;
  place: string;
  /** Null when all is well: what happened, then what to do. */
  failure: { message: string; next: string } | null;
}

/** What a sweep found, and whether it removed it. */
export interface Sweeping {
  place: string;
  removed: boolean;
  counts: OrphanCounts;
  /** As found before: the keys of pending rows, of bytes without a row and of half-written bytes. */
  found: Orphans;
}

/** Tries the file store and compares it with the rows. */
export async function inspectStorage(config: Config, progress: Progress): Promise<StorageState> {
  return withStorage(config, progress, async (storage) => {
    const report = await storage.check();
    const failure = failureOf(report, storage.place);
    return { ok: failure === null, place: storage.place, ...report, failure };
  });
}

/** Removes what broken uploads left, after `confirm` let it; or only finds it. */
export async function sweepStorage(
  config: Config,
  progress: Progress,
  options: { dryRun: boolean; confirm: (counts: OrphanCounts, place: string) => Promise<void> },
): Promise<Sweeping> {
  return withStorage(config, progress, async (storage) => {
    const { place } = storage;
    await storage.requireStore().catch((cause: unknown) => {
      throw precondition(
        `The file store (${place}) does not answer: ${textOf(cause)}`,
        "See: xtablo storage check",
        cause,
      );
    });
    const found = await storage.findOrphans();
    const counts = { pending: found.pending.length, bytes: found.bytes.length, unfinished: found.unfinished.length };
    const isNothing = counts.pending + counts.bytes + counts.unfinished === 0;
    if (options.dryRun || isNothing) return { place, removed: false, counts, found };
    await options.confirm(counts, place);
    return { place, removed: true, counts: await storage.sweep(), found };
  });
}

async function withStorage<T>(
  config: Config,
  progress: Progress,
  work: (storage: OpenStorage) => Promise<T>,
): Promise<T> {
  return withDatabase(config, progress, async (url) => {
    await requireMigrated(url);
    const { openStorage } = await import("@xtablo/server/ops/storage");
    const storage = openStorage(config, url, (message) => progress.warn(message));
    try {
      return await work(storage);
    } finally {
      await storage.close();
    }
  });
}

function failureOf({ problem, missing }: StorageReport, place: string): StorageState["failure"] {
  if (problem !== null)
    return {
      message: `The file store (${place}) cannot be used: ${problem}`,
      next: "Correct the variables S3_… or XTABLO_DATA_DIR, or bring the store back; then try again.",
    };
  if (missing.length > 0)
    return {
      message: `${missing.length} files have no bytes, or not all of them.`,
      next: "Bring their bytes back from a backup. All keys: xtablo storage check --json",
    };
  return null;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
