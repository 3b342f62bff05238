import type { File } from "@xtablo/contract";
import type { FileModel } from "./file.model.ts";

/** A file as its tablo's members see it. */
export function viewFile(row: FileModel): File {
  return {
    id: row.id,
    tabloId: row.tablo_id,
    name: row.name,
    sizeBytes: row.size_bytes,
    contentType: row.content_type,
    sha256: row.sha256,
    uploaderId: row.uploader_id,
    createdAt: row.created_at.toISOString(),
  };
}
