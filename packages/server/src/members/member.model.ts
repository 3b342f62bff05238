import type { Role } from "@xtablo/contract";
import { Model } from "objection";

/** A user's role in a tablo. */
export class MemberModel extends Model {
  static override tableName = "members";
  static override idColumn = ["tablo_id", "user_id"];
  declare tablo_id: string;
  declare user_id: string;
  declare role: Role;
  declare created_at: Date;
}
