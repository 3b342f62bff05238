import type { Statement } from "../db/statement.ts";
import { isInTrash } from "../db/trash.ts";

/** The statements that most requests on tasks run, prepared once per connection. */

const columnsOfTask = `k.id, k.tablo_id, k.title, k.description, k.status, k.position, k.priority, k.assignee_id, k.etape_id,
  k.start_on, k.due_on, k.version, k.created_by, k.created_at, k.updated_at`;

/** `$1` task, `$2` user: the task, when the user may see it. */
export const readAsMember: Statement = {
  name: "read_task",
  text: `select ${columnsOfTask} from tasks k
    join members m on m.tablo_id = k.tablo_id and m.user_id = $2
    join tablos t on t.id = k.tablo_id and t.deleted_at is null
    where k.id = $1 and k.deleted_at is null`,
};

/**
 * `$1` task, `$2` user: locks the tablo, then the task; gives the task as it is once both are held, and the user's role.
 * No weaker lock of the member would do: `for key share` is content with a row as it was before a right was taken away.
 */
const lockTask = (name: string, which: string): Statement => ({
  name,
  text: `select ${columnsOfTask}, m.role from tablos t
    join tasks k on k.tablo_id = t.id
    join members m on m.tablo_id = t.id and m.user_id = $2
    where k.id = $1 and ${which} and t.deleted_at is null
    for no key update of t, k for share of m`,
});

export const lockAsMember = lockTask("lock_task", "k.deleted_at is null");

/** The same for a task that can still be brought back. */
export const lockTrashedAsMember = lockTask("lock_trashed_task", `k.${isInTrash}`);

/** `$1` task, `$2` key: back from the Trash. */
export const restoreTask: Statement = {
  name: "restore_task",
  text: `update tasks as k set deleted_at = null, position = $2, updated_at = now() where id = $1 returning ${columnsOfTask}`,
};

/** `$1` tablo, `$2` status: the last key of a column. */
export const lastPosition: Statement = {
  name: "last_position",
  text: `select position from tasks where tablo_id = $1 and status = $2 and deleted_at is null
    order by position desc limit 1`,
};

/** `$1` task, `$2` tablo, `$3` status: a task's key, when it stands in that column. */
export const positionOf: Statement = {
  name: "position_of_task",
  text: "select position from tasks where id = $1 and tablo_id = $2 and status = $3 and deleted_at is null",
};

/** `$1` tablo, `$2` status, `$3` key, `$4` task that does not count: the nearest keys below and above. */
export const nearestAbove: Statement = {
  name: "nearest_above",
  text: `select position from tasks where tablo_id = $1 and status = $2 and deleted_at is null
    and position < $3 and id <> $4 order by position desc limit 1`,
};
export const nearestBelow: Statement = {
  name: "nearest_below",
  text: `select position from tasks where tablo_id = $1 and status = $2 and deleted_at is null
    and position > $3 and id <> $4 order by position limit 1`,
};

export const insertTask: Statement = {
  name: "insert_task",
  text: `insert into tasks as k (id, tablo_id, title, description, status, position, priority, assignee_id, etape_id, start_on, due_on, created_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning ${columnsOfTask}`,
};

export const moveTask: Statement = {
  name: "move_task",
  text: `update tasks as k set status = $2, etape_id = $3, position = $4, updated_at = now(),
    trashed_etape_id = case when $3::uuid is null then trashed_etape_id end
    where id = $1 returning ${columnsOfTask}`,
};

/** `$1` task, then a value for each of these columns: one prepared statement for each set of columns that is changed together. */
export function updateTask(columns: string[]): Statement {
  const assignments = columns.map((column, index) => `${column} = $${index + 2}`).join(", ");
  return {
    name: `update_task ${columns.map((column) => column.slice(0, 4)).join(" ")}`, // at most 63 characters
    text: `update tasks as k set ${assignments}, version = version + 1, updated_at = now() where id = $1 returning ${columnsOfTask}`,
  };
}
