import { batchRows } from "../db/delete-in-batches.ts";
import { type Statement, run } from "../db/statement.ts";
import type { FileStore } from "../storage/file-store.ts";
import { keyOf, removeBytes } from "./bytes.service.ts";
import { deadUploads, orphanAgeMs, type OrphanDeps, strayObjects } from "./orphans.ts";

/** How many orphans there were, or are. */
export interface OrphanCounts {
  /** Rows that stayed pending. */
  pending: number;
  /** Files' bytes without a row. */
  bytes: number;
  /** Half-written bytes. */
  unfinished: number;
}

/** The orphans themselves, as a store names them. */
export type Orphans = { [Kind in keyof OrphanCounts]: string[] };

interface PendingRow {
  id: string;
  tablo_id: string;
}

const isDead = "state = 'pending' and seen_at < now() - $1 * interval '1 millisecond'";

/** Whoever announces its file at this moment has the row locked, and it is pending no more: then it is left alone. */
const deletePending: Statement = {
  name: "delete_dead_uploads",
  text: `with old as materialized (
      select id from files where ${isDead} order by seen_at limit $2 for update skip locked
    )
    delete from files f using old where f.id = old.id returning f.id, f.tablo_id`,
};
const findPending: Statement = {
  name: "find_dead_uploads",
  text: `select id, tablo_id from files where ${isDead} order by seen_at`,
};

/**
 * Removes what uploads and removals left when their process was killed: rows that stayed pending, bytes without a row,
 * half-written bytes. Never what is younger than the age, in the Trash (that has its row), or still on its way.
 *
 * A row goes before its bytes: who is killed in between leaves bytes without a row, which the next run finds, whereas a row
 * without bytes could be announced by an upload that was only silent. Such an upload finds its row gone, says that it broke
 * off and removes what it wrote.
 */
export async function sweepFiles(
  deps: OrphanDeps,
  { signal, ageMs = orphanAgeMs }: { signal?: AbortSignal | undefined; ageMs?: number } = {},
): Promise<OrphanCounts> {
  const counts = { pending: 0, bytes: 0, unfinished: 0 };
  for (let found = batchRows; found === batchRows; counts.pending += found) {
    signal?.throwIfAborted();
    const rows = await run<PendingRow>(deps.db, deletePending, [ageMs, batchRows]);
    await removeBytes(deps.files, rows.map(keyOfRow), signal);
    found = rows.length;
  }
  for await (const page of strayObjects(deps, ageMs)) {
    await removeBytes(
      deps.files,
      page.map(({ key }) => key),
      signal,
    );
    counts.bytes += page.length;
    signal?.throwIfAborted();
  }
  for await (const page of deadUploads(deps, ageMs)) {
    for (const unfinished of page) await removeOne(deps.files, unfinished, signal);
    counts.unfinished += page.length;
    signal?.throwIfAborted();
  }
  return counts;
}

/** What {@link sweepFiles} would remove now. Changes nothing. */
export async function findOrphans(deps: OrphanDeps, ageMs = orphanAgeMs): Promise<Orphans> {
  const pending = (await run<PendingRow>(deps.db, findPending, [ageMs])).map(keyOfRow);
  const [bytes, unfinished]: [string[], string[]] = [[], []];
  for await (const page of strayObjects(deps, ageMs)) bytes.push(...page.map(({ key }) => key));
  for await (const page of deadUploads(deps, ageMs)) unfinished.push(...page.map(({ key, id }) => key ?? id));
  return { pending, bytes, unfinished };
}

async function removeOne(
  files: FileStore,
  unfinished: Parameters<FileStore["removeUnfinished"]>[0],
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted();
  await files.removeUnfinished(unfinished);
}

function keyOfRow(row: PendingRow): string {
  return keyOf(row.tablo_id, row.id);
}
