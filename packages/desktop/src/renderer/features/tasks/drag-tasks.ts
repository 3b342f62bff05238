import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import type { DragLocationHistory } from "@atlaskit/pragmatic-drag-and-drop/types";
import { setCustomNativeDragPreview } from "@atlaskit/pragmatic-drag-and-drop/utils/set-custom-native-drag-preview";
import { taskStatus, type BoardTask, type TaskStatus } from "@xtablo/contract";
import * as z from "zod";
import type { Drag, DropPlace } from "./drag-context.tsx";
import { createTouchDragging, type Point } from "./touch-tasks.ts";
import styles from "./drag.module.css";

/** Dragging with a pointer. Loaded after the kanban's first paint. Each function gives what disarms it. */
export interface TaskDragging {
  armTask: (element: HTMLElement, task: BoardTask) => () => void;
  /** `list` holds the tasks, each in an element with `data-index`, and scrolls. */
  armColumn: (column: HTMLElement, list: HTMLElement, status: TaskStatus) => () => void;
  armKanban: (kanban: HTMLElement) => () => void;
  stop: () => void;
}

/** The room above and before the card in its preview; the style sheet says the same. */
const previewRoomPx = 16;
const place = z.object({ status: taskStatus, index: z.int() });

/** Makes {@link TaskDragging}, which tells `drag` what the pointer does. */
export function createTaskDragging(drag: Pick<Drag, "lift" | "moveOver" | "drop">): TaskDragging {
  const stop = monitorForElements({
    canMonitor: ({ source }) => source.data["kind"] === "task",
    onDrag: ({ location }) => drag.moveOver(placeOf(location)),
    onDrop({ location }) {
      drag.moveOver(placeOf(location));
      drag.drop();
    },
  });
  const columns = new Map<HTMLElement, Column>();
  let kanban: HTMLElement | null = null;
  const columnAt = (point: Point) => nearestColumn(columns, kanban, point);
  const armTouch = createTouchDragging({
    drag,
    kanban: () => kanban,
    placeAt(point) {
      const column = columnAt(point);
      return column && { status: column.status, index: indexUnder(column.list, point.y) };
    },
    listAt: (point) => columnAt(point)?.list ?? null,
    draw: drawPreview,
  });
  return {
    stop,
    armKanban(element) {
      kanban = element;
      return combine(autoScrollForElements({ element }), letTouchesBeStopped(element));
    },
    armColumn: (column, list, status) =>
      combine(
        noteColumn(columns, column, { list, status }),
        dropTargetForElements({
          element: column,
          getData: ({ input }) => ({ status, index: indexUnder(list, input.clientY) }),
        }),
        autoScrollForElements({ element: list }),
      ),
    armTask: (element, task) =>
      combine(
        armTouch(element, task),
        draggable({
          element,
          getInitialData: () => ({ kind: "task" }),
          onDragStart: () => drag.lift(task, "pointer", null),
          onGenerateDragPreview: ({ nativeSetDragImage, location }) =>
            setCustomNativeDragPreview({
              nativeSetDragImage,
              getOffset: () => offsetIn(element, location.current.input),
              render: ({ container }) => drawPreview(container, element),
            }),
        }),
      ),
  };
}

interface Column {
  list: HTMLElement;
  status: TaskStatus;
}

function noteColumn(columns: Map<HTMLElement, Column>, element: HTMLElement, column: Column): () => void {
  columns.set(element, column);
  return () => void columns.delete(element);
}

/** The column over or under a finger, or beside it in a gap; null when it has left the kanban. */
function nearestColumn(columns: Map<HTMLElement, Column>, kanban: HTMLElement | null, { x, y }: Point): Column | null {
  const box = kanban?.getBoundingClientRect();
  if (!box || y < box.top || y > box.bottom) return null;
  let nearest: { column: Column; away: number } | null = null;
  for (const [element, column] of columns) {
    const { left, right } = element.getBoundingClientRect();
    const away = Math.max(left - x, x - right, 0);
    if (!nearest || away < nearest.away) nearest = { column, away };
  }
  return nearest?.column ?? null;
}

/** Safari heeds a touch that is stopped later only where somebody might have from the beginning. */
function letTouchesBeStopped(element: HTMLElement): () => void {
  const nothing = (): void => undefined;
  element.addEventListener("touchmove", nothing, { passive: false });
  return () => element.removeEventListener("touchmove", nothing);
}

/** Where a drag is now; null over no column. */
function placeOf(location: DragLocationHistory): DropPlace | null {
  return place.safeParse(location.current.dropTargets[0]?.data).data ?? null;
}

/** The place among a list's tasks that a pointer at `clientY` means: above the first task whose middle is below it. */
function indexUnder(list: HTMLElement, clientY: number): number {
  let below = 0;
  for (const slot of list.querySelectorAll<HTMLElement>("[data-index]")) {
    const { top, height } = slot.getBoundingClientRect();
    const index = Number(slot.dataset["index"]);
    if (clientY < top + height / 2) return index;
    below = index + 1;
  }
  return below;
}

/** Where the pointer holds the preview: where it took the card. */
function offsetIn(element: HTMLElement, pointer: { clientX: number; clientY: number }): { x: number; y: number } {
  const { left, top } = element.getBoundingClientRect();
  return { x: pointer.clientX - left + previewRoomPx, y: pointer.clientY - top + previewRoomPx };
}

/** A tilted copy of the card, with room around it for its shadow. */
function drawPreview(container: HTMLElement, element: HTMLElement): void {
  const copy = element.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return;
  const frame = document.createElement("div");
  frame.className = styles.preview ?? "";
  copy.style.inlineSize = `${element.getBoundingClientRect().width}px`;
  frame.append(copy);
  container.append(frame);
}
