import type { ListedTablo, Role, Tablo } from "@xtablo/contract";
import type { TabloModel } from "./tablo.model.ts";

/** A tablo's row with what its members' views need besides. */
export type TabloRow = Pick<
  TabloModel,
  | "id"
  | "title"
  | "description"
  | "color"
  | "status"
  | "version"
  | "task_count"
  | "done_count"
  | "last_activity_at"
  | "created_at"
  | "updated_at"
> & { role: Role; member_count: number };

/** A {@link TabloRow} in a list. */
export type ListedTabloRow = TabloRow &
  Pick<TabloModel, "deleted_at"> & { first_members: { id: string; name: string }[] };

/** A tablo as a member with a role sees it. */
export function viewTablo(row: TabloRow): Tablo {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    color: row.color,
    status: row.status,
    role: row.role,
    progress: { done: row.done_count, total: row.task_count },
    memberCount: row.member_count,
    lastActivityAt: row.last_activity_at.toISOString(),
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** A tablo in a list of one's tablos. */
export function viewListedTablo(row: ListedTabloRow): ListedTablo {
  return {
    ...viewTablo(row),
    members: { count: row.member_count, first: row.first_members },
    deletedAt: row.deleted_at?.toISOString() ?? null,
  };
}
