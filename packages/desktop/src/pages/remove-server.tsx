import { useState } from "react";
import { useText } from "../renderer/lib/text.ts";
import { Confirm } from "../renderer/ui/confirm.tsx";
import type { ListedServer } from "../shared/ipc.ts";
import { focusHeading } from "./frame.tsx";
import { usePages } from "./pages-context.ts";
import styles from "./server-list.module.css";

/** Asks, in the place of its row, before a server leaves the list: what is lost by it, and what is not. */
export function RemoveServer({ server: { id, name, kind }, onEnd }: { server: ListedServer; onEnd: () => void }) {
  const text = useText();
  const { app, act } = usePages();
  const [pending, setPending] = useState(false);

  async function confirm(): Promise<void> {
    setPending(true);
    if (await act(() => app.removeServer({ id }))) return focusHeading();
    onEnd();
  }

  return (
    <div className={styles.remove}>
      <Confirm
        question={text(kind === "local" ? "desktop.servers.removeLocal" : "desktop.servers.removeRemote", { name })}
        action={text("desktop.servers.remove")}
        pending={pending}
        onConfirm={() => void confirm()}
        onCancel={onEnd}
      />
    </div>
  );
}
