import { useState } from "react";
import { daysUntil, formatDay, formatDayLong } from "../../lib/format.ts";
import { useText } from "../../lib/text.ts";
import { DateField } from "../../ui/date-field.tsx";
import { CalendarIcon, CalendarXIcon } from "../../ui/icons.ts";
import { dueStateOf } from "./due.ts";
import { useKanban } from "./kanban-context.tsx";
import { Property, type ChoiceProps } from "./property.tsx";
import type { TaskFields } from "./task-writes.ts";
import styles from "./task-properties.module.css";

/** Start and due date; a due date before the start is refused before it is sent. */
export function TaskDates({ task, onChange }: ChoiceProps) {
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
      <Property name={text("tasks.panel.due")} part="due">
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
