import type { BoardTask } from "@xtablo/contract";
import { text } from "../../lib/text.ts";
import { showToast } from "../../ui/toast.tsx";

/** Puts the address of a task on the clipboard, and says so. */
export async function copyTaskLink(task: BoardTask): Promise<void> {
  const url = new URL(`/tablos/${task.tabloId}/tasks/${task.id}`, location.href).href;
  try {
    await navigator.clipboard.writeText(url);
    showToast({ message: text("tasks.linkCopied"), tone: "success", timeoutMs: 4000 });
  } catch {
    showToast({ message: text("tasks.copyFailed", { url }), timeoutMs: null });
  }
}
