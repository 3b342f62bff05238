import { Link, useNavigate } from "@tanstack/react-router";
import { useShortcut } from "../../lib/shortcuts.tsx";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { useFiles } from "../../platform/files.ts";
import { Count } from "../../ui/count.tsx";
import { NavTabs, tabClass } from "../../ui/tabs.tsx";
import styles from "./tablo-tabs.module.css";

/** The parts of a tablo, each at its own address. */
export function TabloTabs() {
  const text = useText();
  const { tablo, tasks } = useBoardView();
  const { files, isPending, hasMore } = useFiles(tablo.id);
  useTabShortcuts(tablo.id);
  const link = { params: { tabloId: tablo.id }, className: tabClass, activeOptions: { includeSearch: false } };
  return (
    <div className={styles.tabs}>
      <NavTabs label={text("tablo.tabs.label")}>
        <Link to="/tablos/$tabloId/overview" {...link}>
          {text("tablo.tabs.overview")}
        </Link>
        <Link to="/tablos/$tabloId/tasks" {...link}>
          {text("tablo.tabs.tasks")}
          <Count value={tasks.length} />
        </Link>
        <Link to="/tablos/$tabloId/files" {...link}>
          {text("tablo.tabs.files")}
          {!isPending && !hasMore && <Count value={files.length} />}
        </Link>
      </NavTabs>
    </div>
  );
}

/** Each part of a tablo has keys that lead to it. */
function useTabShortcuts(tabloId: string): void {
  const navigate = useNavigate();
  const params = { tabloId };
  useShortcut("overview", () => void navigate({ to: "/tablos/$tabloId/overview", params }));
  useShortcut("tasks", () => void navigate({ to: "/tablos/$tabloId/tasks", params }));
  useShortcut("files", () => void navigate({ to: "/tablos/$tabloId/files", params }));
  useShortcut("activity", () => void navigate({ to: "/tablos/$tabloId/activity", params }));
}
