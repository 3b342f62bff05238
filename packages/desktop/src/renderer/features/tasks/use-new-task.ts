import type { Priority, TaskStatus } from "@xtablo/contract";
import { useDraft } from "../../lib/draft.ts";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { useSession } from "../../platform/session.ts";
import { announce } from "../../ui/announce.ts";
import { newTaskDraft, useAddTask } from "./composer-context.tsx";
import { useKanban } from "./kanban-context.tsx";

/** The title being typed for the next task of a column, and the function that adds it. A refused one comes back. */
export function useNewTask(status: TaskStatus) {
  const text = useText();
  const { tablo } = useBoardView();
  const { filters } = useKanban();
  const { user } = useSession();
  const send = useAddTask();
  const [draft, setDraft] = useDraft(newTaskDraft(tablo.id, status));

  function add({ priority, mine }: { priority: Priority | null; mine: boolean }): void {
    const title = draft?.trim().replace(/\s+/g, " ") ?? "";
    if (title === "") return;
    const etapeId = filters.etape === "none" ? null : filters.etape;
    const assigneeId = mine && user ? user.id : null;
    send({ title, status, priority, assigneeId, etapeId });
    setDraft(null); // after it was kept as unsent: at no moment is it nowhere
    announce(text("tasks.added", { title, status: text(`tasks.status.${status}`) }));
  }

  return { draft, setDraft, add };
}
