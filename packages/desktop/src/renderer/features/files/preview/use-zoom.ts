import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { zoomStep } from "./zoom.ts";

/** How large a thing is shown: as it fits, or pixels for each of its own. */
export type Zoom = "fit" | number;

/** The room that there is, in pixels. */
export interface Room {
  inline: number;
  block: number;
}

/**
 * Zooms what is in `frame`: by `setZoom` and the keys + and -, 0 for what fits and 1 for its own size.
 * `fittingOf` says which zoom fits into a room.
 */
export function useZoom(fittingOf: (room: Room) => number) {
  const frame = useRef<HTMLElement>(null);
  const [zoom, setZoom] = useState<Zoom>("fit");
  const [room, setRoom] = useState<Room>({ inline: 0, block: 0 });
  const fitting = fittingOf(room);

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = (): void => {
      const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(element);
      setRoom({
        inline: element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight),
        block: element.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom),
      });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const now = zoom === "fit" ? fitting : zoom;
    const next: Record<string, Zoom> = { "+": zoomStep(now, "in"), "-": zoomStep(now, "out"), "0": "fit", "1": 1 };
    const chosen = next[event.key];
    if (chosen !== undefined) setZoom(chosen);
  });
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);

  return { frame, room, zoom, setZoom, fitting };
}
