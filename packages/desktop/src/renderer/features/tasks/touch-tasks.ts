import type { BoardTask } from "@xtablo/contract";
import type { Drag, DropPlace } from "./drag-context.tsx";
import { scrollAtEdges } from "./scroll-at-edges.ts";
import styles from "./drag.module.css";

/** A finger lifts a task when it has rested on it for so long … */
const restMs = 350;
/** … without going further than this, which is scrolling. */
const slackPx = 10;

interface TouchDraggingOptions {
  drag: Pick<Drag, "lift" | "moveOver" | "drop">;
  /** The place that a finger means; null outside of the kanban. */
  placeAt: (point: Point) => DropPlace | null;
  /** What scrolls sideways; null until it is armed. */
  kanban: () => HTMLElement | null;
  /** What scrolls up and down under a finger. */
  listAt: (point: Point) => HTMLElement | null;
  /** Draws a copy of a card into an element. */
  draw: (container: HTMLElement, card: HTMLElement) => void;
}

/** A point of the window, in pixels. */
export interface Point {
  x: number;
  y: number;
}

/**
 * Makes what lets a finger drag a card: a long press lifts it, the edges scroll, a second finger or Escape puts it back.
 * The browser's own drag and drop is not used for touch: each system starts it, draws it and scrolls with it in its own way,
 * and menus and selections of text get in between.
 */
export function createTouchDragging(options: TouchDraggingOptions): (card: HTMLElement, task: BoardTask) => () => void {
  return (card, task) => {
    const start = (event: TouchEvent): void => {
      const [touch] = event.touches;
      const isOnControl = event.target instanceof Element && event.target.closest("button, input, textarea");
      if (event.touches.length === 1 && touch && !isOnControl) press(card, task, pointOf(touch), options);
    };
    card.addEventListener("touchstart", start, { passive: true });
    return () => card.removeEventListener("touchstart", start);
  };
}

/** From a finger's coming down to its going up, or to whatever comes in between. */
function press(card: HTMLElement, task: BoardTask, from: Point, options: TouchDraggingOptions): void {
  const ended = new AbortController();
  const { signal } = ended;
  const wasDraggable = card.draggable;
  let carried: Carried | null = null;
  card.draggable = false; // else the browser starts its own
  const timer = setTimeout(() => {
    carried = lift(card, task, from, options);
    navigator.vibrate?.(10);
  }, restMs);

  function end(how?: "cancel"): void {
    ended.abort();
    clearTimeout(timer);
    card.draggable = wasDraggable;
    carried?.end(how);
  }
  function move(event: TouchEvent): void {
    const [touch] = event.touches;
    if (!touch || event.touches.length > 1) return end("cancel");
    if (carried && event.cancelable) event.preventDefault(); // else the page scrolls with the finger
    if (carried) carried.moveTo(pointOf(touch));
    else if (distance(from, pointOf(touch)) > slackPx) end("cancel");
  }
  function up(event: TouchEvent): void {
    if (carried && event.cancelable) event.preventDefault(); // else it presses what is under the finger
    end();
  }
  // They are heard by the card itself, which gets them even when somebody else's change takes it away meanwhile.
  card.addEventListener("touchmove", move, { signal, passive: false });
  card.addEventListener("touchend", up, { signal, passive: false });
  card.addEventListener("touchcancel", () => end("cancel"), { signal });
  window.addEventListener("contextmenu", (event) => event.preventDefault(), { signal, capture: true });
  window.addEventListener("touchstart", ({ touches }) => (touches.length > 1 ? end("cancel") : undefined), { signal });
  window.addEventListener("blur", () => end("cancel"), { signal });
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !carried) return;
      event.preventDefault();
      end("cancel");
    },
    { signal, capture: true },
  );
}

interface Carried {
  moveTo: (point: Point) => void;
  end: (how?: "cancel") => void;
}

/** Takes a card up: a copy of it goes with the finger, and what is near an edge scrolls. */
function lift(card: HTMLElement, task: BoardTask, from: Point, options: TouchDraggingOptions): Carried {
  const { drag, placeAt, draw } = options;
  const { left, top } = card.getBoundingClientRect();
  const copy = document.createElement("div");
  copy.className = styles.carried ?? "";
  copy.inert = true;
  draw(copy, card);
  document.body.append(copy);
  let now = from;

  function follow(): void {
    copy.style.transform = `translate(${left + now.x - from.x}px, ${top + now.y - from.y}px)`;
    drag.moveOver(placeAt(now));
  }
  const stopScrolling = scrollAtEdges({
    sideways: options.kanban(),
    upAndDown: () => options.listAt(now),
    point: () => now,
    onScroll: follow,
  });
  drag.lift(task, "pointer", placeAt(from));
  follow();
  return {
    moveTo(point) {
      now = point;
      follow();
    },
    end(how) {
      stopScrolling();
      copy.remove();
      drag.drop(how);
    },
  };
}

function pointOf({ clientX, clientY }: Touch): Point {
  return { x: clientX, y: clientY };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
