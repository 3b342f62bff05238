import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { batchRows } from "../db/delete-in-batches.ts";
import { type Statement, run } from "../db/statement.ts";
import type { JobDeps } from "../jobs/define-job.ts";
import type { FileStore } from "../storage/file-store.ts";
import { idOf, keyOf } from "./bytes.service.ts";
import { withoutRow } from "./orphans.ts";

/** So many files, of so many bytes together. */
export interface Amount {
  files: number;
  bytes: number;
}

/** How the file store and the database's rows compare. */
export interface StorageReport {
  /** Files that people see. */
  shown: Amount;
  trashed: Amount;
  /** Uploads that go on, or died. */
  pending: number;
  /** Why the store cannot be used; null: it can, and what follows was asked of it. */
  problem: string | null;
  objects: Amount;
  /** Bytes without a row, of whatever age. */
  withoutRow: Amount;
  unfinished: number;
  /** The keys of files that people see, or may restore, and whose bytes are not all there. */
  missing: string[];
}

type CheckDeps = Pick<JobDeps, "db" | "files">;

interface Row {
  id: string;
  tablo_id: string;
  size_bytes: number;
}

const countRows: Statement = {
  name: "count_files",
  text: `select case when state = 'pending' then 'pending' when deleted_at is null then 'shown' else 'trashed' end as kind,
      count(*) as files, sum(size_bytes)::bigint as bytes from files group by 1`,
};
/** `$1` the id to go on after. */
const findStored: Statement = {
  name: "find_stored_files",
  text: "select id, tablo_id, size_bytes from files where state = 'stored' and id > $1 order by id limit $2",
};
const isStored: Statement = {
  name: "is_file_stored",
  text: "select id, tablo_id, size_bytes from files where id = $1 and state = 'stored'",
};

/**
 * Tries the store with a small file of its own, then compares what it keeps with the rows. Changes nothing besides, so that
 * it may run at any time beside servers and workers.
 */
export async function checkStorage(deps: CheckDeps): Promise<StorageReport> {
  const nothing = { files: 0, bytes: 0 };
  const report: StorageReport = {
    shown: nothing,
    trashed: nothing,
    pending: 0,
    problem: null,
    objects: { ...nothing },
    withoutRow: { ...nothing },
    unfinished: 0,
    missing: [],
  };
  for (const { kind, ...amount } of await run<Amount & { kind: string }>(deps.db, countRows, []))
    if (kind === "pending") report.pending = amount.files;
    else report[kind === "shown" ? "shown" : "trashed"] = amount;
  try {
    await tryStore(deps.files);
    report.missing = await findMissing(deps, await readSizes(deps, report));
    for await (const page of deps.files.listUnfinished()) report.unfinished += page.length;
  } catch (error) {
    report.problem = explain(error);
  }
  return report;
}

/** The key is like any other and has no row: when this process dies here, the orphan job removes the file. */
async function tryStore(files: FileStore): Promise<void> {
  const key = keyOf(crypto.randomUUID(), crypto.randomUUID());
  const bytes = randomBytes(1_024);
  await files.check();
  await files.put(key, Readable.from([bytes], { objectMode: false }));
  try {
    const back = await buffer(await files.open(key, { start: 0, end: bytes.length - 1 }));
    if (!back.equals(bytes)) throw new Error("What the store gave back is not what it was given.");
  } finally {
    await files.remove(key);
  }
}

/** Adds up what the store keeps. All sizes are held in memory: about 150 MB for a million files. */
async function readSizes(deps: CheckDeps, report: StorageReport): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for await (const page of deps.files.list()) {
    for (const { key, sizeBytes } of page) sizes.set(idOf(key), sizeBytes);
    addTo(report.objects, page);
    addTo(report.withoutRow, await withoutRow(deps, page));
  }
  return sizes;
}

async function findMissing(deps: CheckDeps, sizes: Map<string, number>): Promise<string[]> {
  const missing: string[] = [];
  let after = "00000000-0000-0000-0000-000000000000";
  for (let count = batchRows; count === batchRows;) {
    const rows = await run<Row>(deps.db, findStored, [after, batchRows]);
    const suspects = rows.filter((row) => (sizes.get(row.id) ?? -1) < row.size_bytes);
    for (const row of suspects) if (await isMissing(deps, row)) missing.push(keyOf(row.tablo_id, row.id));
    after = rows.at(-1)?.id ?? after;
    count = rows.length;
  }
  return missing;
}

/** The store was listed before: what came since is there, and what was removed since has no row any more. */
async function isMissing({ db, files }: CheckDeps, row: Row): Promise<boolean> {
  try {
    (await files.open(keyOf(row.tablo_id, row.id), { start: 0, end: row.size_bytes - 1 })).destroy();
    return false;
  } catch {
    await files.check(); // a store that went away says so; it does not mean that bytes are missing
    return (await run<Row>(db, isStored, [row.id])).length > 0;
  }
}

function addTo(amount: Amount, objects: { sizeBytes: number }[]): void {
  amount.files += objects.length;
  amount.bytes += objects.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

/** What was answered to people hides what the store said. */
function explain(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
