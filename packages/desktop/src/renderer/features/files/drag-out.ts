import type { File } from "@xtablo/contract";
import type { DragEvent, PointerEvent } from "react";
import { contentUrl } from "./file-url.ts";

/** Which file the desktop app holds ready, and which it has handed over to the system. */
const state: { ready: string | null; dragged: boolean } = { ready: null, dragged: false };

/** What makes a link to a file one that can be dragged out of the window: into a folder, a mail, another program. */
export function dragOut(file: File) {
  return {
    draggable: true,
    onPointerDown: ({ button, pointerType }: PointerEvent) => {
      state.dragged = false;
      if (button === 0 && pointerType === "mouse") void prepare(file);
    },
    onClick: () => {
      void window.xtablo?.cancelDrag().catch(() => {}); // at worst it is fetched for nothing
    },
    onDragStart: (event: DragEvent) => start(event, file),
  };
}

/** Whether what comes in over the page is what has just been dragged out of it. */
export function isDraggedOut(): boolean {
  return state.dragged;
}

/** The system takes files of the disk alone, and a drag does not wait: the desktop app fetches it as soon as it may begin. */
async function prepare({ id, name }: File): Promise<void> {
  state.ready = null;
  const isReady = (await window.xtablo?.prepareDrag({ id, name }).catch(() => false)) ?? false; // then it is a link
  if (isReady) state.ready = id;
}

function start(event: DragEvent, file: File): void {
  if (window.xtablo && state.ready === file.id) {
    event.preventDefault();
    state.dragged = true;
    void window.xtablo.dragOut({ id: file.id });
    return;
  }
  // What Chromium makes a file of by itself, on Windows and macOS.
  const url = new URL(contentUrl(file), location.origin).href;
  event.dataTransfer.setData("DownloadURL", `${file.contentType}:${file.name.replaceAll(":", "_")}:${url}`);
}
