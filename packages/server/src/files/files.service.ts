import type { File } from "@xtablo/contract";
import type { Context } from "koa";
import { v7 as makeId } from "uuid";
import { decodeCursor, encodeCursor } from "../db/cursor.ts";
import { type Caller, inTransaction, recordChange } from "../db/transaction.ts";
import { inTrash } from "../db/trash.ts";
import { invalid, notFound } from "../http/app-error.ts";
import { lockAsMember, requireMember } from "../members/members.service.ts";
import { keyOf } from "./bytes.service.ts";
import { cleanName } from "./file-name.ts";
import { FileModel } from "./file.model.ts";
import { filePolicy } from "./file.policy.ts";
import { viewFile } from "./file.view.ts";
import type { Measured } from "./meter.ts";
import { brokenOff, readUpload } from "./read-upload.ts";
import { giveSignsOfLife } from "./signs-of-life.ts";

/** A tablo's files, newest first, a page at a time. */
export async function listFiles(
  caller: Caller,
  tabloId: string,
  query: { limit: number; cursor?: string | undefined },
): Promise<{ items: File[]; nextCursor: string | null }> {
  const { db } = caller.deps;
  await requireMember(db, tabloId, caller.userId);
  const [before] = decodeCursor(query.cursor, "id");
  const page = FileModel.query(db).where({ tablo_id: tabloId, state: "stored", deleted_at: null });
  if (before) page.where("id", "<", before);
  const rows = await page.orderBy("id", "desc").limit(query.limit + 1);
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  return { items: items.map(viewFile), nextCursor: rows.length > query.limit && last ? encodeCursor([last.id]) : null };
}

/** What is known of one file. Throws 404 to strangers. */
export async function readFile(caller: Caller, fileId: string): Promise<File> {
  const { db } = caller.deps;
  const row = await FileModel.query(db).findOne({ id: fileId, state: "stored", deleted_at: null });
  if (!row) throw notFound("file");
  await requireMember(db, row.tablo_id, caller.userId, "file");
  return viewFile(row);
}

/**
 * Takes one upload. Its row is pending until its bytes are safe; then it is shown and announced.
 * Whatever goes wrong, neither row nor bytes stay behind, unless the process dies: a job removes those.
 */
export async function uploadFile(caller: Caller, tabloId: string, ctx: Context): Promise<File> {
  const { deps, userId } = caller;
  filePolicy.require(await requireMember(deps.db, tabloId, userId), "upload");
  return readUpload(ctx, deps.config.maxUploadBytes, async (givenName, bytes) => {
    const id = makeId();
    await FileModel.query(deps.db).insert({ id, tablo_id: tabloId, name: cleanName(givenName), uploader_id: userId });
    const stopSigns = giveSignsOfLife(deps, id);
    let storedAs: string | null = null;
    try {
      await deps.files.put(keyOf(tabloId, id), bytes);
      storedAs = keyOf(tabloId, id);
      return await announceFile(caller, tabloId, id, requireContent(await bytes.measure()));
    } catch (error) {
      await forget(caller, id, storedAs);
      throw error;
    } finally {
      stopSigns();
    }
  });
}

/** Moves a file to the Trash; its bytes stay until the Trash is emptied. */
export function deleteFile(caller: Caller, fileId: string): Promise<void> {
  return inTransaction(caller, async (tx) => {
    const found = await FileModel.query(tx.trx)
      .select("tablo_id")
      .findOne({ id: fileId, state: "stored", deleted_at: null });
    if (!found) throw notFound("file");
    filePolicy.require(await lockAsMember(tx, found.tablo_id, "file"), "delete");
    const deleted = await FileModel.query(tx.trx)
      .where({ id: fileId, deleted_at: null })
      .patch({ deleted_at: caller.deps.now() })
      .returning("name");
    const [row] = deleted as unknown as { name: string }[]; // Objection types an update with `returning` as a count
    if (!row) throw notFound("file");
    recordChange(tx, { kind: "file.deleted", subjectId: fileId, data: { name: row.name } });
  });
}

/** Brings a file back from the Trash. Throws 404 when it is not there, or longer than 30 days. */
export function restoreFile(caller: Caller, fileId: string): Promise<File> {
  return inTransaction(caller, async (tx) => {
    const trashed = () => FileModel.query(tx.trx).findOne({ id: fileId, state: "stored" }).where(inTrash);
    const found = await trashed();
    if (!found) throw notFound("file");
    filePolicy.require(await lockAsMember(tx, found.tablo_id, "file"), "delete");
    if (!(await trashed())) throw notFound("file");
    const file = viewFile(await FileModel.query(tx.trx).patchAndFetchById(fileId, { deleted_at: null }));
    recordChange(tx, { kind: "file.restored", subjectId: fileId, data: { ...file } });
    return file;
  });
}

function requireContent(measured: Measured): Measured {
  if (measured.sizeBytes === 0) throw invalid("file", "The file is empty. Choose one with something in it.");
  return measured;
}

/** Rights are judged again, under the lock: an upload may take long. */
function announceFile(caller: Caller, tabloId: string, id: string, measured: Measured): Promise<File> {
  return inTransaction(caller, async (tx) => {
    filePolicy.require(await lockAsMember(tx, tabloId), "upload");
    const { sizeBytes, sha256, contentType } = measured;
    const known = { state: "stored", size_bytes: sizeBytes, sha256, content_type: contentType } as const;
    const row = await FileModel.query(tx.trx).findById(id).patch(known).returning("*").first();
    if (!row) throw brokenOff(undefined); // it gave no sign of life for an hour, and the orphan job took it for dead
    const file = viewFile(row);
    recordChange(tx, { kind: "file.created", subjectId: id, data: { ...file } });
    return file;
  });
}

/** Bytes, if any, go first: a row without bytes would be shown, bytes without a row are found by the orphan job. */
async function forget({ deps }: Caller, id: string, storedAs: string | null): Promise<void> {
  try {
    if (storedAs !== null) await deps.files.remove(storedAs);
    await FileModel.query(deps.db).deleteById(id);
  } catch (error) {
    deps.log.warn({ err: error, fileId: id }, "a failed upload could not be removed yet");
  }
}
