import { priority, taskStatuses, type Board, type BoardTask } from "@xtablo/contract";
import type { Text } from "../../lib/text.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { MenuItem } from "../../ui/menu.tsx";
import { PriorityIcon, StatusIcon } from "../../ui/task-icons.tsx";
import type { Kanban } from "./kanban-context.tsx";

interface FieldItemsOptions {
  part: "taskStatus" | "assignee" | "priority";
  task: BoardTask;
  kanban: Kanban;
  board: Board;
  text: Text;
}

/** The items that choose one field of a task. */
export function fieldItems({ part, ...options }: FieldItemsOptions) {
  switch (part) {
    case "taskStatus":
      return statusItems(options);
    case "assignee":
      return assigneeItems(options);
    case "priority":
      return priorityItems(options);
  }
}

type ItemsOptions = Omit<FieldItemsOptions, "part">;

function statusItems({ task, kanban, text }: ItemsOptions) {
  return taskStatuses.map((status) => (
    <MenuItem
      key={status}
      id={status}
      mark={<StatusIcon status={status} />}
      selected={status === task.status}
      onAction={() => (status === task.status ? undefined : kanban.change(task, { status }))}
    >
      {text(`tasks.status.${status}`)}
    </MenuItem>
  ));
}

function priorityItems({ task, kanban, text }: ItemsOptions) {
  return [null, ...priority.options].map((level) => (
    <MenuItem
      key={level}
      id={level ?? "none"}
      mark={level && <PriorityIcon priority={level} />}
      selected={level === task.priority}
      onAction={() => (level === task.priority ? undefined : kanban.change(task, { priority: level }))}
    >
      {text(`tasks.priority.${level ?? "none"}`)}
    </MenuItem>
  ));
}

function assigneeItems({ task, kanban, board, text }: ItemsOptions) {
  const nobody = { userId: null, name: text("tasks.noAssignee") };
  return [nobody, ...board.members].map(({ userId, name }) => (
    <MenuItem
      key={userId}
      id={userId ?? "nobody"}
      mark={userId && <Avatar name={name} size="s" decorative />}
      selected={userId === task.assigneeId}
      onAction={() => (userId === task.assigneeId ? undefined : kanban.change(task, { assigneeId: userId }))}
    >
      {name}
    </MenuItem>
  ));
}
