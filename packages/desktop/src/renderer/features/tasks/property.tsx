import type { BoardTask } from "@xtablo/contract";
import type { ReactNode } from "react";
import { Select, type SelectItem } from "../../ui/select.tsx";
import { useKanban } from "./kanban-context.tsx";
import type { TaskPart } from "./task-openers.tsx";
import type { TaskFields } from "./task-writes.ts";
import styles from "./task-properties.module.css";

/** A choice for a task, and what it changes. */
export interface ChoiceProps {
  task: BoardTask;
  onChange: (fields: TaskFields) => void;
}

interface PropertyProps {
  name: string;
  /** The keys of which part of a task press it. */
  part?: TaskPart;
  children: ReactNode;
}

/** A property of a task: its name and its value. */
export function Property({ name, part, children }: PropertyProps) {
  return (
    <div className={styles.property} data-part={part}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface ChosenPropertyProps {
  name: string;
  part?: TaskPart;
  value: string | null;
  items: readonly SelectItem[];
  /** Offers to choose nothing, in these words. */
  none?: Omit<SelectItem, "id">;
  /** Called when another value is chosen. */
  onChange: (value: string | null) => void;
}

/** A property that is one of several values, chosen from a list. */
export function ChosenProperty({ name, part, onChange, ...choice }: ChosenPropertyProps) {
  const { editable } = useKanban();
  return (
    <Property name={name} part={part}>
      <Select
        {...choice}
        label={name}
        hideLabel
        look="plain"
        disabled={!editable}
        onChange={(value) => value !== choice.value && onChange(value)}
      />
    </Property>
  );
}
