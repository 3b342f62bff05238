import { useLayoutEffect, useRef, type RefObject } from "react";

/**
 * Keeps in place what somebody reads further down when something comes in on top, which `top` tells.
 * Browsers do that by themselves, but for Safari: delete this when it knows `overflow-anchor`.
 */
export function useSteadyScroll(page: RefObject<HTMLElement | null>, top: number | undefined): void {
  const before = useRef({ top, height: 0 });
  useLayoutEffect(() => {
    const { current } = page;
    if (!current) return;
    const height = current.scrollHeight;
    const isOnTop = before.current.top !== undefined && before.current.top !== top;
    if (isOnTop && current.scrollTop > 0 && !CSS.supports("overflow-anchor", "auto"))
      current.scrollBy(0, height - before.current.height);
    before.current = { top, height };
  });
}
