import { type Statement, run } from "../db/statement.ts";
import type { JobDeps } from "../jobs/define-job.ts";
import type { StoredObject, UnfinishedObject } from "../storage/file-store.ts";
import { idOf } from "./bytes.service.ts";

/** What is looked through for orphans. */
export type OrphanDeps = Pick<JobDeps, "db" | "files" | "now">;

/** Nothing younger is an orphan. */
export const orphanAgeMs = 3_600_000;

/** The store's clock may differ from ours by this much. */
const clockSlackMs = 5 * 60_000;

const findKnown: Statement = { name: "find_known_files", text: "select id from files where id = any($1::uuid[])" };
const findGoing: Statement = {
  name: "find_going_uploads",
  text: `select id from files
    where id = any($1::uuid[]) and state = 'pending' and seen_at > now() - $2 * interval '1 millisecond'`,
};

/**
 * Bytes without a row, a page at a time. A row is there before its bytes and its id is never used again, so when an object
 * was listed first and its row is looked for after, none means that there will be none: nobody who uploads, announces or
 * restores a file can be overtaken. The age is for what is put there by other means, such as a backup that is being restored.
 */
export async function* strayObjects(deps: OrphanDeps, ageMs = orphanAgeMs): AsyncGenerator<StoredObject[]> {
  for await (const page of deps.files.list()) {
    const before = deps.now().getTime() - ageMs - clockSlackMs;
    const old = page.filter(({ modifiedAt }) => modifiedAt.getTime() < before);
    yield await withoutRow(deps, old);
  }
}

/**
 * What nobody goes on writing, a page at a time. It may have been begun long ago and go on all the same: that one's row is
 * pending and says so. The row is looked for after the listing, by which time an upload that ended has its bytes elsewhere.
 */
export async function* deadUploads(deps: OrphanDeps, ageMs = orphanAgeMs): AsyncGenerator<UnfinishedObject[]> {
  for await (const page of deps.files.listUnfinished()) {
    const before = deps.now().getTime() - ageMs - clockSlackMs;
    const old = page.filter(({ seenAt }) => seenAt.getTime() < before);
    const ids = old.flatMap(({ key }) => (key === null ? [] : [idOf(key)]));
    const going = await idsOf(deps, findGoing, [ids, ageMs]);
    yield old.filter(({ key }) => key === null || !going.has(idOf(key)));
  }
}

/** Which of the objects have no row, whatever their age. */
export async function withoutRow({ db }: Pick<JobDeps, "db">, page: StoredObject[]): Promise<StoredObject[]> {
  const known = await idsOf({ db }, findKnown, [page.map(({ key }) => idOf(key))]);
  return page.filter(({ key }) => !known.has(idOf(key)));
}

async function idsOf({ db }: Pick<JobDeps, "db">, statement: Statement, values: [ids: string[], ...unknown[]]) {
  const rows = values[0].length > 0 ? await run<{ id: string }>(db, statement, values) : [];
  return new Set(rows.map(({ id }) => id));
}
