import type { Priority, TaskStatus } from "@xtablo/contract";
import { Model } from "objection";

/** A unit of work in one tablo. */
export class TaskModel extends Model {
  static override tableName = "tasks";
  declare id: string;
  declare tablo_id: string;
  declare title: string;
  declare description: string;
  declare status: TaskStatus;
  declare position: string;
  declare priority: Priority | null;
  declare assignee_id: string | null;
  declare etape_id: string | null;
  declare trashed_etape_id: string | null;
  declare start_on: string | null;
  declare due_on: string | null;
  declare version: number;
  declare created_by: string | null;
  declare deleted_at: Date | null;
  declare created_at: Date;
  declare updated_at: Date;
}
