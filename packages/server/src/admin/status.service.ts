import type { SystemStatus } from "@xtablo/contract";
import { readDatabaseState } from "../db/database-state.ts";
import type { Deps } from "../deps.ts";
import { readRelease } from "../http/release.ts";
import { readQueueState } from "../jobs/queue-state.ts";

/** A store that hangs is not waited for as long as an upload would. */
const storePatienceMs = 5_000;
const startedAt = new Date(Date.now() - process.uptime() * 1_000).toISOString();

/** What an operator looks at first. Throws when the database does not answer. */
export async function readStatus(deps: Pick<Deps, "config" | "db" | "files">): Promise<SystemStatus> {
  const [database, state, storage] = await Promise.all([
    readDatabaseState(deps.db),
    readQueueState(deps.db),
    readStorageState(deps),
  ]);
  return { release: { ...readRelease(), node: process.versions.node, startedAt }, database, storage, ...state };
}

async function readStorageState({ config, db, files }: Pick<Deps, "config" | "db" | "files">) {
  const { rows } = await db.raw<{ rows: { count: number; bytes: string }[] }>(
    "select count(*)::integer as count, coalesce(sum(size_bytes), 0)::text as bytes from files where state = 'stored'",
  );
  const problem = await withinPatience(files.check()).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return {
    ok: problem === null,
    kind: config.s3 ? ("s3" as const) : ("disk" as const),
    place: config.s3?.bucket ?? "disk",
    problem,
    files: rows[0]?.count ?? 0,
    sizeBytes: Number(rows[0]?.bytes ?? 0),
  };
}

async function withinPatience(check: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`It did not answer within ${storePatienceMs / 1_000} s.`)),
      storePatienceMs,
    );
  });
  await Promise.race([check, late]).finally(() => clearTimeout(timer));
}
