import { priority, taskStatuses, type BoardTask } from "@xtablo/contract";
import { useState, type ReactNode } from "react";
import { daysUntil, formatDay, formatDayLong } from "../../lib/format.ts";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { useSession } from "../../platform/session.ts";
import { Avatar, NoAvatar } from "../../ui/avatar.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Dot } from "../../ui/dot.tsx";
import { CalendarIcon, CalendarXIcon } from "../../ui/icons.ts";
import { Select } from "../../ui/select.tsx";
import { PriorityIcon, StatusIcon } from "../../ui/task-icons.tsx";
import { dueStateOf } from "./due.ts";
import { useKanban } from "./kanban-context.tsx";
import type { TaskFields } from "./task-writes.ts";
import styles from "./task-properties.module.css";

/** What can be chosen for a task. Each choice is sent at once, alone. */
export function TaskProperties({ task }: { task: BoardTask }) {
  const text = useText();
  const { change } = useKanban();
  const set = (fields: TaskFields): void => change(task, fields);
  return (
    <dl className={styles.properties}>
      <Property name={text("tasks.panel.status")}>
        <StatusChoice task={task} onChange={set} />
      </Property>
      <Property name={text("tasks.panel.priority")}>
        <PriorityChoice task={task} onChange={set} />
      </Property>
      <Property name={text("tasks.panel.assignee")}>
        <AssigneeChoice task={task} onChange={set} />
      </Property>
      <Property name={text("tasks.panel.etape")}>
        <EtapeChoice task={task} onChange={set} />
      </Property>
      <Dates task={task} onChange={set} />
    </dl>
  );
}

interface ChoiceProps {
  task: BoardTask;
  onChange: (fields: TaskFields) => void;
}

function Property({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.property}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function StatusChoice({ task, onChange }: ChoiceProps) {
  const text = useText();
  const { editable } = useKanban();
  const items = taskStatuses.map((status) => ({
    id: status,
    label: text(`tasks.status.${status}`),
    icon: <StatusIcon status={status} />,
  }));
  return (
    <Select
      label={text("tasks.panel.status")}
      hideLabel
      look="plain"
      disabled={!editable}
      value={task.status}
      items={items}
      onChange={(chosen) => {
        const status = taskStatuses.find((name) => name === chosen);
        if (status && status !== task.status) onChange({ status });
      }}
    />
  );
}

function PriorityChoice({ task, onChange }: ChoiceProps) {
  const text = useText();
  const { editable } = useKanban();
  const items = priority.options.map((level) => ({
    id: level,
    label: text(`tasks.priority.${level}`),
    icon: <PriorityIcon priority={level} />,
  }));
  return (
    <Select
      label={text("tasks.panel.priority")}
      hideLabel
      look="plain"
      disabled={!editable}
      value={task.priority}
      items={items}
      none={{ label: text("tasks.panel.none") }}
      onChange={(chosen) => {
        const level = priority.safeParse(chosen).data ?? null;
        if (level !== task.priority) onChange({ priority: level });
      }}
    />
  );
}

function AssigneeChoice({ task, onChange }: ChoiceProps) {
  const text = useText();
  const { editable } = useKanban();
  const { members } = useBoardView();
  const { user } = useSession();
  const items = members.map(({ userId, name }) => ({
    id: userId,
    label: userId === user?.id ? text("tasks.panel.you", { name }) : name,
    icon: <Avatar name={name} size="s" decorative />,
  }));
  return (
    <Select
      label={text("tasks.panel.assignee")}
      hideLabel
      look="plain"
      disabled={!editable}
      value={task.assigneeId}
      items={items}
      none={{ label: text("tasks.noAssignee"), icon: <NoAvatar size="s" label="" /> }}
      onChange={(assigneeId) => assigneeId !== task.assigneeId && onChange({ assigneeId })}
    />
  );
}

function EtapeChoice({ task, onChange }: ChoiceProps) {
  const text = useText();
  const { editable } = useKanban();
  const { etapes } = useBoardView();
  const items = etapes.map(({ id, title, color }) => ({ id, label: title, icon: <Dot tint={color} /> }));
  return (
    <Select
      label={text("tasks.panel.etape")}
      hideLabel
      look="plain"
      disabled={!editable}
      value={task.etapeId}
      items={items}
      none={{ label: text("tasks.panel.none") }}
      onChange={(etapeId) => etapeId !== task.etapeId && onChange({ etapeId })}
    />
  );
}

/** Start and due date; a due date before the start is refused before it is sent. */
function Dates({ task, onChange }: ChoiceProps) {
  const text = useText();
  const { editable } = useKanban();
  const [error, setError] = useState<string>();
  const state = dueStateOf(task);

  function set(fields: Pick<TaskFields, "startOn" | "dueOn">): void {
    const { startOn, dueOn } = { ...task, ...fields };
    const isWrong = Boolean(startOn && dueOn && dueOn < startOn);
    setError(isWrong ? text("tasks.panel.dueBeforeStart") : undefined);
    if (!isWrong) onChange(fields);
  }

  return (
    <>
      <Property name={text("tasks.panel.start")}>
        <DateField
          label={text("tasks.panel.start")}
          hideLabel
          look="plain"
          disabled={!editable}
          placeholder={text("tasks.panel.noDate")}
          value={task.startOn}
          format={formatDay}
          onChange={(startOn) => set({ startOn })}
        />
      </Property>
      <Property name={text("tasks.panel.due")}>
        <span className={styles.due} data-due={state}>
          <DateField
            label={text("tasks.panel.due")}
            hideLabel
            look="plain"
            disabled={!editable}
            placeholder={text("tasks.panel.noDate")}
            icon={state === "late" ? CalendarXIcon : CalendarIcon}
            value={task.dueOn}
            format={(day) => (state === "later" ? formatDayLong(day) : describeDay(day, text))}
            onChange={(dueOn) => set({ dueOn })}
          />
        </span>
      </Property>
      {error !== undefined && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </>
  );
}

function describeDay(day: string, text: ReturnType<typeof useText>): string {
  const days = daysUntil(day);
  const said = formatDayLong(day);
  if (days === 0) return text("tasks.due.today", { day: said });
  return days > 0
    ? text("tasks.due.inDays", { day: said, count: days })
    : text("tasks.due.ago", { day: said, count: -days });
}
