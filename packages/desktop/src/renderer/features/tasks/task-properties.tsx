import { priority, taskStatuses, type BoardTask } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { useSession } from "../../platform/session.ts";
import { Avatar, NoAvatar } from "../../ui/avatar.tsx";
import { Dot } from "../../ui/dot.tsx";
import { PriorityIcon, StatusIcon } from "../../ui/task-icons.tsx";
import { useKanban } from "./kanban-context.tsx";
import { ChosenProperty, type ChoiceProps } from "./property.tsx";
import { TaskDates } from "./task-dates.tsx";
import type { TaskFields } from "./task-writes.ts";
import styles from "./task-properties.module.css";

/** What can be chosen for a task. Each choice is sent at once, alone. */
export function TaskProperties({ task }: { task: BoardTask }) {
  const { change } = useKanban();
  const set = (fields: TaskFields): void => change(task, fields);
  return (
    <dl className={styles.properties}>
      <StatusChoice task={task} onChange={set} />
      <PriorityChoice task={task} onChange={set} />
      <AssigneeChoice task={task} onChange={set} />
      <EtapeChoice task={task} onChange={set} />
      <TaskDates task={task} onChange={set} />
    </dl>
  );
}

function StatusChoice({ task, onChange }: ChoiceProps) {
  const text = useText();
  const items = taskStatuses.map((status) => ({
    id: status,
    label: text(`tasks.status.${status}`),
    icon: <StatusIcon status={status} />,
  }));
  return (
    <ChosenProperty
      name={text("tasks.panel.status")}
      part="taskStatus"
      value={task.status}
      items={items}
      onChange={(chosen) => {
        const status = taskStatuses.find((name) => name === chosen);
        if (status) onChange({ status });
      }}
    />
  );
}

function PriorityChoice({ task, onChange }: ChoiceProps) {
  const text = useText();
  const items = priority.options.map((level) => ({
    id: level,
    label: text(`tasks.priority.${level}`),
    icon: <PriorityIcon priority={level} />,
  }));
  return (
    <ChosenProperty
      name={text("tasks.panel.priority")}
      part="priority"
      value={task.priority}
      items={items}
      none={{ label: text("tasks.panel.none") }}
      onChange={(chosen) => onChange({ priority: priority.safeParse(chosen).data ?? null })}
    />
  );
}

function AssigneeChoice({ task, onChange }: ChoiceProps) {
  const text = useText();
  const { members } = useBoardView();
  const { user } = useSession();
  const items = members.map(({ userId, name }) => ({
    id: userId,
    label: userId === user?.id ? text("tasks.panel.you", { name }) : name,
    icon: <Avatar name={name} size="s" decorative />,
  }));
  return (
    <ChosenProperty
      name={text("tasks.panel.assignee")}
      part="assignee"
      value={task.assigneeId}
      items={items}
      none={{ label: text("tasks.noAssignee"), icon: <NoAvatar size="s" label="" /> }}
      onChange={(assigneeId) => onChange({ assigneeId })}
    />
  );
}

function EtapeChoice({ task, onChange }: ChoiceProps) {
  const text = useText();
  const { etapes } = useBoardView();
  const items = etapes.map(({ id, title, color }) => ({ id, label: title, icon: <Dot tint={color} /> }));
  return (
    <ChosenProperty
      name={text("tasks.panel.etape")}
      value={task.etapeId}
      items={items}
      none={{ label: text("tasks.panel.none") }}
      onChange={(etapeId) => onChange({ etapeId })}
    />
  );
}
