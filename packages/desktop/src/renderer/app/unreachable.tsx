import { useEffect } from "react";
import { useText } from "../lib/text.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { WifiOffIcon } from "../ui/icons.ts";
import styles from "./page-message.module.css";

const retryMs = 3000;

/** The server did not answer the first question. Asks again by itself. */
export function Unreachable({ onRetry }: { onRetry: () => void }) {
  const text = useText();
  useEffect(() => {
    const timer = setTimeout(onRetry, retryMs);
    return () => clearTimeout(timer);
  }, [onRetry]);
  return (
    <main className={styles.page}>
      <EmptyState
        icon={WifiOffIcon}
        title={text("app.unreachable")}
        action={<Button onPress={onRetry}>{text("ui.retry")}</Button>}
      >
        {text("app.unreachableHint")}
      </EmptyState>
    </main>
  );
}
