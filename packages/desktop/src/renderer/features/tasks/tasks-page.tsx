import { Suspense, type ReactNode } from "react";
import { useBoardView } from "../../platform/board-view.tsx";
import { ComposerProvider } from "./composer-context.tsx";
import { KanbanProvider } from "./kanban-context.tsx";
import { Kanban } from "./kanban.tsx";
import { LazyTaskPanel, PanelSkeleton } from "./lazy-task-panel.tsx";
import { TaskOpenersProvider } from "./task-openers.tsx";
import { TaskToolbar } from "./task-toolbar.tsx";
import { useFilters } from "./use-filters.ts";

interface TasksPageProps {
  /** The task whose panel is open. */
  taskId?: string;
  /** The etapes, which are a feature of their own. */
  strip?: ReactNode;
}

/** A tablo's tasks as a kanban, and over it the panel of the task in the address. */
export function TasksPage({ taskId, strip }: TasksPageProps) {
  const { etapes } = useBoardView();
  const [filters, changeFilters] = useFilters(etapes);
  return (
    <ComposerProvider>
      <TaskOpenersProvider>
        <KanbanProvider filters={filters}>
          <TaskToolbar filters={filters} onChange={changeFilters} />
          {strip}
          <Kanban selectedId={taskId} />
          {taskId !== undefined && (
            <Suspense fallback={<PanelSkeleton />}>
              <LazyTaskPanel taskId={taskId} />
            </Suspense>
          )}
        </KanbanProvider>
      </TaskOpenersProvider>
    </ComposerProvider>
  );
}
