import { lazy } from "react";
import { patiently } from "../../lib/patiently.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import styles from "./lazy-task-panel.module.css";

/** Loads the panel of a task ahead of its opening. */
export function loadTaskPanel() {
  return patiently(() => import("./task-panel.tsx"));
}

/** The panel of a task, loaded when the first one is opened or about to be. */
export const LazyTaskPanel = lazy(async () => ({ default: (await loadTaskPanel()).TaskPanel }));

/** The panel's place until it is loaded. */
export function PanelSkeleton() {
  return (
    <div className={styles.panel}>
      <Skeleton width="70%" height="1.25rem" />
      <Skeleton width="40%" />
      <Skeleton width="88%" height="6rem" />
    </div>
  );
}
