import { Text } from "react-aria-components/Text";
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from "react-aria-components/Toast";
import { useText } from "../lib/text.ts";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";
import { Icon } from "./icon.tsx";
import { CircleAlertIcon, CircleCheckIcon, XIcon, type IconShape } from "./icons.ts";
import styles from "./toast.module.css";

export interface Toast {
  message: string;
  tone?: "neutral" | "success" | "danger";
  icon?: IconShape;
  /** What can be done about it, such as undoing it. */
  action?: { label: string; onAction: () => void };
  /** How long it stays; ten seconds when absent, for ever when null. */
  timeoutMs?: number | null;
}

const queue = new ToastQueue<Toast>({ maxVisibleToasts: 3 });

/** Says that something happened, at the edge of the page. Returns what closes it. */
export function showToast(toast: Toast): () => void {
  const timeout = toast.timeoutMs === null ? undefined : (toast.timeoutMs ?? 10_000);
  const key = queue.add(toast, { timeout });
  return () => queue.close(key);
}

/** Where toasts appear; once in the page. */
export function ToastRegion() {
  const text = useText();
  return (
    <AriaToastRegion queue={queue} className={styles.region} aria-label={text("ui.notices")}>
      {({ toast }) => (
        <AriaToast toast={toast} className={classNames(styles.toast, styles[toast.content.tone ?? "neutral"])}>
          <ToastBody toast={toast.content} onClose={() => queue.close(toast.key)} />
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}

/** The inside of a toast. */
export function ToastBody({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const text = useText();
  const shape = toast.icon ?? (toast.tone === "danger" ? CircleAlertIcon : CircleCheckIcon);
  const { action } = toast;
  return (
    <>
      <Icon of={shape} />
      <ToastContent className={styles.message}>
        <Text slot="title">{toast.message}</Text>
      </ToastContent>
      {action && (
        <Button
          size="s"
          onPress={() => {
            action.onAction();
            onClose();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon={XIcon} size="s" label={text("ui.dismiss")} onPress={onClose} />
    </>
  );
}

/** The classes of a toast of a tone, for the catalog. */
export function toastClass(tone: NonNullable<Toast["tone"]>): string {
  return classNames(styles.toast, styles[tone]);
}
