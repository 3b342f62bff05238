import type { BoardTask, Task } from "@xtablo/contract";
import { useState } from "react";
import { tellRefusal } from "../../platform/refusal.ts";
import { useWrite } from "../../platform/writes.ts";
import { saveText, type TextEdit } from "./save-text.ts";

/** Changing a task's title: what is typed, what somebody else wrote meanwhile, and what can be done. */
export interface TitleEdit {
  edit: TextEdit | null;
  /** The task as somebody else left it, when both changed the title. */
  current: Task | null;
  start: () => void;
  type: (text: string) => void;
  save: (edit: TextEdit) => Promise<void>;
  stop: () => void;
}

/** Keeps a change of a task's title until it is saved. A refused one stays, with the reason. */
export function useTitleEdit(task: BoardTask): TitleEdit {
  const write = useWrite(task.tabloId);
  const [edit, setEdit] = useState<TextEdit | null>(null);
  const [current, setCurrent] = useState<Task | null>(null);

  function stop(): void {
    setEdit(null);
    setCurrent(null);
  }

  async function save(next: TextEdit): Promise<void> {
    stop();
    const text = next.text.trim().replace(/\s+/g, " ");
    if (text === "" || text === next.base) return;
    try {
      const outcome = await saveText(write, task, { ...next, text });
      if (outcome.kind === "saved") return;
      setCurrent(outcome.current);
    } catch (error) {
      tellRefusal(error);
    }
    setEdit({ ...next, text });
  }

  return {
    edit,
    current,
    save,
    stop,
    start: () => setEdit({ field: "title", base: task.title, version: task.version, text: task.title }),
    type: (text) => setEdit((now) => now && { ...now, text }),
  };
}
