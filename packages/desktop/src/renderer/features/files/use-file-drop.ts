import { useState, type DragEvent } from "react";

/** Takes files that are dropped on an element. Folders and things that are no files are left aside. */
export function useFileDrop(enabled: boolean, onFiles: (files: File[]) => void) {
  const [depth, setDepth] = useState(0);
  if (!enabled) return { dropping: false, dropProps: {} };
  const dropProps = {
    onDragEnter(event: DragEvent) {
      if (hasFiles(event)) setDepth((now) => now + 1);
    },
    onDragLeave(event: DragEvent) {
      if (hasFiles(event)) setDepth((now) => Math.max(0, now - 1));
    },
    onDragOver(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    },
    onDrop(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDepth(0);
      onFiles(filesOf(event.dataTransfer));
    },
  };
  return { dropping: depth > 0, dropProps };
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes("Files");
}

function filesOf({ items }: DataTransfer): File[] {
  return [...items]
    .filter((item) => item.kind === "file" && item.webkitGetAsEntry()?.isDirectory !== true)
    .flatMap((item) => item.getAsFile() ?? []);
}
