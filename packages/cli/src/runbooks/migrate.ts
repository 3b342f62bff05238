import {
  type Config,
  listIncompatible,
  type Loss,
  measureLoss,
  migrateDown,
  migrateUp,
  type MigrationStatus,
  migrationStatus,
  planDown,
} from "@xtablo/server/ops/database";
import { addressOf, nameOf, withDatabase } from "./database.ts";
import type { Progress } from "./progress.ts";

/** What is about to be reverted, and where. */
export interface Reversal {
  plan: string[];
  losses: Loss[];
  address: string;
  name: string;
}

/** What was applied, or would be, and how database and release compared before. */
export interface Applied {
  applied: string[];
  before: string[];
  known: string[];
  /** Of {@link known}: the release before could not work on their result. */
  incompatible: string[];
}

/** Applies what is pending (or only says what that is). */
export async function applyMigrations(
  config: Config,
  progress: Progress,
  { dryRun }: { dryRun: boolean },
): Promise<Applied> {
  return withDatabase(config, progress, async (url) => {
    const { applied: ours, pending, unknown } = await migrationStatus(url);
    return {
      applied: dryRun ? pending : await migrateUp(url, { log: progress }),
      before: [...ours, ...unknown].toSorted(),
      known: [...ours, ...pending].toSorted(),
      incompatible: await listIncompatible(),
    };
  });
}

/** What was reverted, or would be, newest first, and what that takes away. */
export interface Reverted {
  reverted: string[];
  losses: Loss[];
}

/** Reverts the newest migration or all newer than `to`, after `confirm` was told what would be lost and let it. */
export async function revertMigrations(
  config: Config,
  progress: Progress,
  options: { to?: string; dryRun: boolean; confirm: (reversal: Reversal) => Promise<void> },
): Promise<Reverted> {
  const { to, dryRun, confirm } = options;
  return withDatabase(config, progress, async (url) => {
    const plan = await planDown(url, { to });
    if (plan.length === 0) return { reverted: [], losses: [] };
    const losses = await measureLoss(url, plan, { log: progress });
    if (dryRun) return { reverted: plan, losses };
    await confirm({ plan, losses, address: addressOf(url), name: nameOf(url) });
    return { reverted: await migrateDown(url, { log: progress, to }), losses };
  });
}

/** Compares the database with this release; `incompatible`: what this release knows and the one before could not work on. */
export async function compareMigrations(
  config: Config,
  progress: Progress,
): Promise<MigrationStatus & { incompatible: string[] }> {
  return withDatabase(config, progress, async (url) => ({
    ...(await migrationStatus(url)),
    incompatible: await listIncompatible(),
  }));
}
