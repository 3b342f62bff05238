import { useEffect, useState, type RefObject } from "react";

/** Which pages are in sight or next to it, and which one is in the middle. Pages have their number in `data-page`. */
export function usePagesInSight(frame: RefObject<HTMLElement | null>, count: number) {
  const [near, setNear] = useState<ReadonlySet<number>>(() => new Set([1]));
  const [current, setCurrent] = useState(1);
  useEffect(() => {
    const root = frame.current;
    if (!root) return;
    const drawn = new Set<number>();
    const neighbours = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          if (isIntersecting) drawn.add(numberOf(target));
          else drawn.delete(numberOf(target));
        setNear(new Set(drawn));
      },
      { root, rootMargin: "100% 0px" },
    );
    const middle = new IntersectionObserver(
      (entries) => {
        const entered = entries.findLast(({ isIntersecting }) => isIntersecting); // a busy page hears of several frames at once
        if (entered) setCurrent(numberOf(entered.target));
      },
      { root, rootMargin: "-50% 0px" },
    );
    for (const page of [...root.children].slice(0, count)) {
      neighbours.observe(page);
      middle.observe(page);
    }
    return () => {
      neighbours.disconnect();
      middle.disconnect();
    };
  }, [frame, count]);
  return { near, current };
}

function numberOf(page: Element): number {
  return Number(page.getAttribute("data-page"));
}
