import { useText } from "../lib/text.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TriangleAlertIcon } from "../ui/icons.ts";
import styles from "./page-message.module.css";

/** A page broke, or a part of it did not arrive. A reload brings the newest parts and what was saved. */
export function PageFailed() {
  const text = useText();
  const reload = (
    <Button kind="primary" onPress={() => location.reload()}>
      {text("app.reload")}
    </Button>
  );
  return (
    <div className={styles.inPage} role="alert">
      <EmptyState icon={TriangleAlertIcon} title={text("app.failed")} action={reload}>
        {text("app.failedHint")}
      </EmptyState>
    </div>
  );
}
