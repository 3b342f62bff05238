import type { Priority, TaskStatus } from "@xtablo/contract";
import { giveBackDraft, useDraft } from "../../lib/draft.ts";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { tellRefusal } from "../../platform/refusal.ts";
import { useSession } from "../../platform/session.ts";
import { useWrite } from "../../platform/writes.ts";
import { announce } from "../../ui/announce.ts";
import { useKanban } from "./kanban-context.tsx";
import { createTask } from "./task-writes.ts";

/** The title being typed for the next task of a column, and the function that adds it. A refused one comes back. */
export function useNewTask(status: TaskStatus) {
  const text = useText();
  const board = useBoardView();
  const { filters } = useKanban();
  const { user } = useSession();
  const write = useWrite(board.tablo.id);
  const name = `task:${board.tablo.id}:${status}`;
  const [draft, setDraft] = useDraft(name);

  function add({ priority, mine }: { priority: Priority | null; mine: boolean }): void {
    const title = draft?.trim().replace(/\s+/g, " ") ?? "";
    if (title === "") return;
    setDraft(null);
    const etapeId = filters.etape === "none" ? null : filters.etape;
    const assigneeId = mine && user ? user.id : null;
    write(createTask(board, { title, status, priority, assigneeId, etapeId })).catch((error: unknown) => {
      giveBackDraft(name, title);
      tellRefusal(error);
    });
    announce(text("tasks.added", { title, status: text(`tasks.status.${status}`) }));
  }

  return { draft, setDraft, add };
}
