import type { Color, TabloStatus } from "@xtablo/contract";
import { Model } from "objection";

/** One project workspace. */
export class TabloModel extends Model {
  static override tableName = "tablos";
  declare id: string;
  declare title: string;
  declare description: string;
  declare color: Color;
  declare status: TabloStatus;
  declare version: number;
  declare log_version: number;
  declare board_version: number;
  declare task_count: number;
  declare done_count: number;
  declare last_activity_at: Date;
  declare deleted_at: Date | null;
  declare created_at: Date;
  declare updated_at: Date;
}
