import type { Point } from "./touch-tasks.ts";

/** How near an edge it scrolls, and how far in a frame at most. */
const edgePx = 48;
const fastestPx = 12;

interface Scrolling {
  sideways: HTMLElement | null;
  upAndDown: () => HTMLElement | null;
  point: () => Point;
  /** Called after each step. */
  onScroll: () => void;
}

/** Scrolls what a finger holds something near the edge of, faster the nearer it is. Gives what ends it. */
export function scrollAtEdges({ sideways, upAndDown, point, onScroll }: Scrolling): () => void {
  let frame = requestAnimationFrame(step);
  // Snapping would pull back what is scrolled in small steps.
  const snapping = sideways?.style.scrollSnapType ?? "";
  if (sideways) sideways.style.scrollSnapType = "none";

  function step(): void {
    const { x, y } = point();
    const list = upAndDown();
    const isScrolled = [
      sideways && scrollBy(sideways, "scrollLeft", pace(x, sideways.getBoundingClientRect(), ["left", "right"])),
      list && scrollBy(list, "scrollTop", pace(y, list.getBoundingClientRect(), ["top", "bottom"])),
    ];
    if (isScrolled.includes(true)) onScroll();
    frame = requestAnimationFrame(step);
  }
  return () => {
    cancelAnimationFrame(frame);
    if (sideways) sideways.style.scrollSnapType = snapping;
  };
}

/** Pixels to go in one frame: to the start below zero, to the end above. */
function pace(at: number, box: DOMRect, [start, end]: ["left", "right"] | ["top", "bottom"]): number {
  const fromStart = Math.max(0, at - box[start]);
  const fromEnd = Math.max(0, box[end] - at);
  if (fromStart < edgePx) return -Math.ceil(fastestPx * (1 - fromStart / edgePx));
  return fromEnd < edgePx ? Math.ceil(fastestPx * (1 - fromEnd / edgePx)) : 0;
}

function scrollBy(element: HTMLElement, side: "scrollLeft" | "scrollTop", distance: number): boolean {
  const before = element[side];
  if (distance !== 0) element[side] += distance;
  return element[side] !== before;
}
