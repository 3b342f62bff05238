import { Outlet, useParams } from "@tanstack/react-router";
import { EtapeStrip } from "../features/etapes/etape-strip.tsx";
import { TabloPage } from "../features/tablo/tablo-page.tsx";
import { TasksPage } from "../features/tasks/tasks-page.tsx";

/** A tablo's header and tabs around its pages. */
export function TabloLayout() {
  const { tabloId } = useParams({ from: "/tablos/$tabloId" });
  return (
    <TabloPage key={tabloId} tabloId={tabloId}>
      <Outlet />
    </TabloPage>
  );
}

/** A tablo's kanban, with the panel of a task when the address names one. */
export function TabloTasks() {
  const { taskId } = useParams({ strict: false });
  return <TasksPage taskId={taskId} strip={<EtapeStrip />} />;
}
