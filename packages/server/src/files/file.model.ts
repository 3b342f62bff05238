import { Model } from "objection";

/** What is known of a file of a tablo. */
export class FileModel extends Model {
  static override tableName = "files";
  declare id: string;
  declare tablo_id: string;
  declare state: "pending" | "stored";
  declare name: string;
  declare size_bytes: number;
  declare content_type: string;
  declare sha256: string;
  declare uploader_id: string | null;
  /** The last sign of life of its upload. */
  declare seen_at: Date;
  declare deleted_at: Date | null;
  declare created_at: Date;
}
