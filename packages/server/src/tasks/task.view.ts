import type { Task } from "@xtablo/contract";
import type { Model } from "objection";
import type { TaskModel } from "./task.model.ts";

/** A task's row, as statements give it. */
export type TaskRow = Omit<TaskModel, keyof Model>;

/** A task as its tablo's members see it. */
export function viewTask(row: TaskRow): Task {
  return {
    id: row.id,
    tabloId: row.tablo_id,
    title: row.title,
    description: row.description,
    status: row.status,
    position: row.position,
    priority: row.priority,
    assigneeId: row.assignee_id,
    etapeId: row.etape_id,
    startOn: row.start_on,
    dueOn: row.due_on,
    version: row.version,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
