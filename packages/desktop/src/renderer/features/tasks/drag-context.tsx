import type { BoardTask, TaskStatus } from "@xtablo/contract";
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { patiently } from "../../lib/patiently.ts";
import type { TaskDragging } from "./drag-tasks.ts";

/** Where a lifted task would go: `index` counts the tasks that the column shows, the lifted one among them. */
export interface DropPlace {
  status: TaskStatus;
  index: number;
}

/** A task on its way. */
export interface Lifted {
  task: BoardTask;
  by: "pointer" | "keyboard";
  /** Null while it is over no column. */
  over: DropPlace | null;
}

/** Lifting tasks and putting them down. */
export interface Drag {
  lifted: Lifted | null;
  lift: (task: BoardTask, by: Lifted["by"], over: DropPlace | null) => void;
  moveOver: (over: DropPlace | null) => void;
  /** Ends the drag, at its place or, with `cancel`, where it began. */
  drop: (how?: "cancel") => void;
  /** The part that a pointer needs; null until it is loaded. */
  dragging: TaskDragging | null;
}

const DragContext = createContext<Drag | null>(null);

interface DragProviderProps {
  /** Loads and arms the part that a pointer needs: once the kanban is about to be used. */
  enabled: boolean;
  onDrop: (task: BoardTask, place: DropPlace) => void;
  children: ReactNode;
}

/** Keeps which task is lifted, by pointer or by keyboard, and where it would go. */
export function DragProvider({ enabled, onDrop, children }: DragProviderProps) {
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const [dragging, setDragging] = useState<TaskDragging | null>(null);
  // A drop comes from the browser, outside of a render: it must see the newest state.
  const now = useRef({ lifted, onDrop });
  useEffect(() => {
    now.current = { lifted, onDrop };
  });

  const actions = useMemo(() => {
    function set(next: Lifted | null): void {
      now.current.lifted = next;
      setLifted(next);
    }
    return {
      lift: (task: BoardTask, by: Lifted["by"], over: DropPlace | null) => set({ task, by, over }),
      moveOver(over: DropPlace | null) {
        const { lifted } = now.current;
        if (lifted && !isSame(lifted.over, over)) set({ ...lifted, over });
      },
      drop(how?: "cancel") {
        const { lifted, onDrop } = now.current;
        set(null);
        if (lifted?.over && how !== "cancel") onDrop(lifted.task, lifted.over);
      },
    };
  }, []);

  useEffect(() => {
    if (!enabled) return;
    let stop: (() => void) | undefined;
    let left = false;
    async function load(): Promise<void> {
      const { createTaskDragging } = await patiently(() => import("./drag-tasks.ts"));
      if (left) return;
      const next = createTaskDragging(actions);
      stop = next.stop;
      setDragging(next);
    }
    void load();
    return () => {
      left = true;
      stop?.();
    };
  }, [enabled, actions]);

  const drag = useMemo(() => ({ ...actions, lifted, dragging }), [actions, lifted, dragging]);
  return <DragContext value={drag}>{children}</DragContext>;
}

/** Lifting tasks and putting them down. Throws outside of a `DragProvider`. */
export function useDrag(): Drag {
  const drag = useContext(DragContext);
  if (!drag) throw new Error("useDrag needs a DragProvider above it.");
  return drag;
}

function isSame(a: DropPlace | null, b: DropPlace | null): boolean {
  return a?.status === b?.status && a?.index === b?.index;
}
