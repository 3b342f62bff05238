import { Link } from "@tanstack/react-router";
import type { BoardTask, Etape } from "@xtablo/contract";
import { memo, useState } from "react";
import { formatDay } from "../../lib/format.ts";
import { ariaKeysOf } from "../../lib/shortcut-table.ts";
import { useText } from "../../lib/text.ts";
import { Avatar, NoAvatar } from "../../ui/avatar.tsx";
import { Card } from "../../ui/card.tsx";
import { Icon } from "../../ui/icon.tsx";
import { CalendarIcon, CalendarXIcon, TextIcon } from "../../ui/icons.ts";
import { Label } from "../../ui/label.tsx";
import { PriorityIcon } from "../../ui/task-icons.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { DeleteTask } from "./delete-task.tsx";
import { dueStateOf } from "./due.ts";
import { TaskMenu } from "./task-menu.tsx";
import styles from "./task-card.module.css";

interface TaskCardProps {
  task: BoardTask;
  etape: Etape | undefined;
  /** Null for nobody. */
  assignee: string | null;
  /** Its panel is open. */
  selected: boolean;
  /** Tab comes to it: of a column's tasks to one, from which arrows go to the others. */
  reachable?: boolean;
  editable: boolean;
}

/** Read out with every card, so the two that matter most; the help sheet has them all. */
const cardKeys = `${ariaKeysOf("lift")} ${ariaKeysOf("move")}`;

/** A task on the kanban: pressing it opens its panel. */
export const TaskCard = memo(function TaskCard({
  task,
  etape,
  assignee,
  selected,
  reachable = true,
  editable,
}: TaskCardProps) {
  const [deleting, setDeleting] = useState(false);
  return (
    <Card
      as="article"
      action
      className={styles.task}
      data-task={task.id}
      data-selected={selected || undefined}
      data-done={task.status === "done" || undefined}
    >
      <h3 className={styles.title}>
        <Link
          to="/tablos/$tabloId/tasks/$taskId"
          params={{ tabloId: task.tabloId, taskId: task.id }}
          search={true}
          draggable={false}
          tabIndex={reachable ? undefined : -1}
          aria-keyshortcuts={editable ? cardKeys : undefined}
          className={styles.link}
        >
          {task.title}
        </Link>
      </h3>
      {etape && (
        <div className={styles.labels}>
          <Label tint={etape.color}>{etape.title}</Label>
        </div>
      )}
      <TaskFoot task={task} assignee={assignee} />
      {editable && <TaskMenu task={task} reachable={reachable} onDelete={() => setDeleting(true)} />}
      {deleting && <DeleteTask task={task} onCancel={() => setDeleting(false)} />}
    </Card>
  );
});

/** The small print of a task: priority, due date, description, assignee; nothing when there is none of them. */
function TaskFoot({ task, assignee }: Pick<TaskCardProps, "task" | "assignee">) {
  const text = useText();
  return (
    <div className={styles.foot}>
      {task.priority && <PriorityIcon priority={task.priority} label={text(`tasks.priorityLabel.${task.priority}`)} />}
      {task.dueOn && <DueDate task={task} day={task.dueOn} />}
      {task.hasDescription && (
        <span className={styles.meta}>
          <Icon of={TextIcon} size="s" label={text("tasks.hasDescription")} />
        </span>
      )}
      <span className={styles.assignee}>
        {assignee === null ? (
          <NoAvatar size="s" label={text("tasks.noAssignee")} />
        ) : (
          <Avatar size="s" name={assignee} />
        )}
      </span>
    </div>
  );
}

function DueDate({ task, day }: { task: BoardTask; day: string }) {
  const text = useText();
  const state = dueStateOf(task);
  return (
    <span className={styles.meta} data-due={state}>
      <Icon of={state === "late" ? CalendarXIcon : CalendarIcon} size="s" />
      {(state === "late" || state === "soon") && <VisuallyHidden>{text(`tasks.due.${state}`)}</VisuallyHidden>}
      <time dateTime={day}>{formatDay(day)}</time>
    </span>
  );
}
