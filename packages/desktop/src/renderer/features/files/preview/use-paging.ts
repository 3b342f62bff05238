import { useEffect, useEffectEvent } from "react";

/**
 * Left and right go from file to file, unless what has the focus needs them itself. Escape closes also when nothing has
 * the focus, since what had it went away; otherwise the dialog sees to that.
 */
export function useKeys(go: (step: -1 | 1) => void, close: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape" && event.target === document.body) return close();
    const step = ({ ArrowLeft: -1, ArrowRight: 1 } as const)[event.key];
    const isOwn = movesItself(event.target);
    if (!step || isOwn || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(step);
  });
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

/** How far a finger must go, in pixels. */
const swipePx = 60;

/** A finger that goes sideways leads to the file before or after, unless what it touches moves itself. */
export function useSwipe(go: (step: -1 | 1) => void): void {
  const swipe = useEffectEvent((start: Touch, end: Touch) => {
    const [inline, block] = [end.clientX - start.clientX, end.clientY - start.clientY];
    const isEnlarged = (window.visualViewport?.scale ?? 1) > 1; // by two fingers: now one moves the page
    if (!isEnlarged && Math.abs(inline) > swipePx && Math.abs(inline) > 2 * Math.abs(block)) go(inline < 0 ? 1 : -1);
  });
  useEffect(() => {
    let start: Touch | undefined;
    const begin = ({ touches, target }: TouchEvent): void => {
      start = touches.length === 1 && !movesItself(target) ? touches[0] : undefined;
    };
    const end = ({ changedTouches }: TouchEvent): void => {
      const [last] = changedTouches;
      if (start && last) swipe(start, last);
      start = undefined;
    };
    window.addEventListener("touchstart", begin, { passive: true });
    window.addEventListener("touchend", end);
    return () => {
      window.removeEventListener("touchstart", begin);
      window.removeEventListener("touchend", end);
    };
  }, []);
}

/** Players have a place to go to, fields a caret, and what is enlarged scrolls. */
function movesItself(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("video, audio, input, [data-own-arrows]") !== null;
}
