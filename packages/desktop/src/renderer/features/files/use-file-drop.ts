import { useEffect, useEffectEvent, useState } from "react";
import { filesOf } from "./dropped-files.ts";

/** What is being dragged over the page, and whether it can be dropped there. */
export type Dragging = "none" | "welcome" | "refused";

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
    const within = new AbortController();
    const on = (type: "dragenter" | "dragover" | "dragleave" | "drop", listen: (event: DragEvent) => void): void =>
      window.addEventListener(type, (event) => hasFiles(event) && listen(event), { signal: within.signal });
    on("dragenter", () => setOver(true));
    on("dragover", allow);
    // The pointer leaves the window, and not only one of its elements.
    on("dragleave", ({ relatedTarget }) => relatedTarget ?? setOver(false));
    on("drop", (event) => {
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer) void drop(event.dataTransfer);
    });
    return () => within.abort();
  }, []);
  if (!over) return "none";
  return enabled ? "welcome" : "refused";
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") === true;
}
