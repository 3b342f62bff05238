import { useEffect, useEffectEvent, useState } from "react";
import { isDraggedOut } from "./drag-out.ts";
import { filesOf } from "./dropped-files.ts";

/** What is being dragged over the page, and whether it can be dropped there. */
export type Dragging = "none" | "welcome" | "refused";

/** Browsers say `dragover` several times a second; not all say when the pointer left the window, or the drag was called off. */
const silenceMs = 1000;

/**
 * Takes files, and folders with all that is in them, that are dropped anywhere on the page.
 * Where dropping is not enabled files are refused, since browsers would leave the page to show them.
 */
export function useFileDrop(enabled: boolean, onFiles: (files: File[], isAll: boolean) => void): Dragging {
  const [over, setOver] = useState(false);
  const drop = useEffectEvent(async (transfer: DataTransfer) => {
    if (!enabled) return;
    const { files, isAll } = await filesOf(transfer);
    onFiles(files, isAll);
  });
  const allow = useEffectEvent((event: DragEvent) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = enabled ? "copy" : "none";
  });
  useEffect(() => {
    let ended: ReturnType<typeof setTimeout> | undefined;
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      allow(event);
      setOver(true);
      clearTimeout(ended);
      ended = setTimeout(() => setOver(false), silenceMs);
    };
    const end = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      clearTimeout(ended);
      setOver(false);
      if (event.dataTransfer) void drop(event.dataTransfer);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("drop", end);
    return () => {
      clearTimeout(ended);
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", end);
    };
  }, []);
  if (!over) return "none";
  return enabled ? "welcome" : "refused";
}

/** Files of elsewhere: one of this page, on its way out, is none. */
function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") === true && !isDraggedOut();
}
