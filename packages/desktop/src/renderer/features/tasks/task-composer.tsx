import type { Priority, TaskStatus } from "@xtablo/contract";
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { CornerDownLeftIcon, UserRoundIcon } from "../../ui/icons.ts";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { PriorityBarsIcon } from "../../ui/priority-bars-icon.ts";
import { PriorityIcon } from "../../ui/task-icons.tsx";
import { useComposer } from "./composer-context.tsx";
import { useNewTask } from "./use-new-task.ts";
import styles from "./task-composer.module.css";

const priorities = ["high", "medium", "low"] as const;

/** Adds tasks at the end of a column: Enter adds and stays open for the next, Escape closes and keeps what was typed. */
export function TaskComposer({ status }: { status: TaskStatus }) {
  const text = useText();
  const { tasks } = useBoardView();
  const { close } = useComposer();
  const { draft, setDraft, add } = useNewTask(status);
  const [priority, setPriority] = useState<Priority | null>(null);
  const [mine, setMine] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const count = tasks.length;

  // The place of the next task is below the last one, which has just pushed it out of sight.
  useEffect(() => {
    if (count > 0) form.current?.scrollIntoView({ block: "nearest" });
  }, [count]);

  function submit(event: FormEvent | KeyboardEvent): void {
    event.preventDefault();
    add({ priority, mine });
    form.current?.querySelector("textarea")?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  }

  return (
    <form ref={form} className={styles.form} onSubmit={submit}>
      <Card className={styles.composer}>
        <textarea
          className={styles.title}
          rows={2}
          maxLength={200}
          autoFocus
          aria-label={text("tasks.newTitle")}
          placeholder={text("tasks.newHint")}
          value={draft ?? ""}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <div className={styles.foot}>
          <PriorityChoice value={priority} onChange={setPriority} />
          <IconButton
            icon={UserRoundIcon}
            size="s"
            label={text("tasks.assignToMe")}
            selected={mine}
            onPress={() => setMine(!mine)}
          />
          <Button type="submit" kind="primary" size="s" endIcon={CornerDownLeftIcon}>
            {text("tasks.add")}
          </Button>
        </div>
      </Card>
    </form>
  );
}

function PriorityChoice({ value, onChange }: { value: Priority | null; onChange: (value: Priority | null) => void }) {
  const text = useText();
  const chosen = value === null ? text("tasks.priority.none") : text(`tasks.priorityLabel.${value}`);
  return (
    <Menu
      label={text("tasks.panel.priority")}
      trigger={<IconButton icon={PriorityBarsIcon} size="s" label={chosen} selected={value !== null} />}
    >
      {priorities.map((level) => (
        <MenuItem
          key={level}
          id={level}
          mark={<PriorityIcon priority={level} />}
          selected={level === value}
          onAction={() => onChange(level === value ? null : level)}
        >
          {text(`tasks.priority.${level}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
