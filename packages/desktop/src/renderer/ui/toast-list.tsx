import { useSyncExternalStore } from "react";
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
import { CircleAlertIcon, CircleCheckIcon, XIcon } from "./icons.ts";
import type { Toast } from "./toast.tsx";
import styles from "./toast-list.module.css";

const queue = new ToastQueue<Toast>({ maxVisibleToasts: 3 });

const subscribe = (listener: () => void) => queue.subscribe(listener);
const countVisible = () => queue.visibleToasts.length;

/** Adds a toast to those that are shown. */
export function addToast(toast: Toast): void {
  for (const { key, content } of queue.visibleToasts)
    if (toast.about !== undefined && content.about === toast.about && !content.action) queue.close(key);
  queue.add(toast, { timeout: toast.timeoutMs === null ? undefined : (toast.timeoutMs ?? 10_000) });
}

/** The toasts that are shown. Loaded by `ToastRegion` when it may be needed. */
export function ToastList() {
  const text = useText();
  // A name that changes makes React Aria look at the region anew: it is a goal of F6 only if it was seen with toasts in.
  const count = useSyncExternalStore(subscribe, countVisible);
  return (
    <AriaToastRegion queue={queue} className={styles.region} aria-label={text("ui.notices", { count })}>
      {({ toast }) => (
        <AriaToast toast={toast} className={toastClass(toast.content.tone)}>
          <ToastBody toast={toast.content} onClose={() => queue.close(toast.key)} />
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}

function ToastBody({ toast, onClose }: { toast: Toast; onClose: () => void }) {
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

/** The classes of a toast, also for the catalog. */
export function toastClass(tone: Toast["tone"] = "neutral"): string {
  return classNames(styles.toast, styles[tone]);
}
