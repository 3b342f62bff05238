import { createContext, useContext, useEffect, useEffectEvent, useState, type ReactNode } from "react";

/** What can be opened of a task: its menu or a part of that, or the field of its title. */
export type TaskPart = "menu" | "move" | "taskStatus" | "assignee" | "priority" | "due" | "rename";

/** Lets keys open what belongs to a task and is drawn elsewhere. */
interface TaskOpeners {
  /** Opens a part of a task, or as soon as it is drawn. */
  open: (taskId: string, part: TaskPart) => void;
  register: (taskId: string, parts: readonly TaskPart[], act: (part: TaskPart) => void) => () => void;
}

const TaskOpenersContext = createContext<TaskOpeners | null>(null);

/** Joins keys and what they open. */
export function TaskOpenersProvider({ children }: { children: ReactNode }) {
  const [openers] = useState(createOpeners);
  return <TaskOpenersContext value={openers}>{children}</TaskOpenersContext>;
}

/** Opens what belongs to a task. Throws outside of a `TaskOpenersProvider`. */
export function useTaskOpeners(): TaskOpeners {
  const openers = useContext(TaskOpenersContext);
  if (!openers) throw new Error("useTaskOpeners needs a TaskOpenersProvider above it.");
  return openers;
}

/** Says how parts of a task are opened, for as long as the component is there. */
export function useTaskOpener(taskId: string, parts: readonly TaskPart[], act: (part: TaskPart) => void): void {
  const { register } = useTaskOpeners();
  const latest = useEffectEvent(act);
  useEffect(() => register(taskId, parts, (part) => latest(part)), [register, taskId, parts]);
}

function createOpeners(): TaskOpeners {
  const drawn = new Map<string, (part: TaskPart) => void>();
  let wanted: string | null = null;
  const nameOf = (taskId: string, part: TaskPart): string => `${taskId} ${part}`;
  return {
    open(taskId, part) {
      const act = drawn.get(nameOf(taskId, part));
      wanted = act ? null : nameOf(taskId, part);
      act?.(part);
    },
    register(taskId, parts, act) {
      for (const part of parts) drawn.set(nameOf(taskId, part), act);
      const now = parts.find((part) => nameOf(taskId, part) === wanted);
      if (now) wanted = null;
      if (now) act(now);
      return () => {
        for (const part of parts) if (drawn.get(nameOf(taskId, part)) === act) drawn.delete(nameOf(taskId, part));
      };
    },
  };
}
