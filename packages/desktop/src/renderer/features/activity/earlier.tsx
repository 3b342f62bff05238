import { useEffect, useEffectEvent, useRef } from "react";
import { useText } from "../../lib/text.ts";
import type { useActivity } from "../../platform/activity.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./activity-page.module.css";

/** How far below the page's end the next part is asked for ahead of its being seen. */
const aheadPx = 600;

/** Brings what happened earlier, as one scrolls or by a press. Nothing when there is nothing earlier. */
export function Earlier({ activity }: { activity: ReturnType<typeof useActivity> }) {
  const text = useText();
  const { hasNextPage, fetchNextPage, isFetchingNextPage, error } = activity;
  const end = useRef<HTMLDivElement>(null);
  // After a failure it waits to be pressed: asking again and again would not help.
  const isAuto = hasNextPage && !isFetchingNextPage && !error;
  const bring = useEffectEvent(() => void fetchNextPage());

  useEffect(() => {
    const { current } = end;
    if (!isAuto || !current) return;
    // A busy page hears of several frames at once.
    const see: IntersectionObserverCallback = (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) bring();
    };
    const observer = new IntersectionObserver(see, { rootMargin: `${aheadPx}px` });
    observer.observe(current);
    return () => observer.disconnect();
  }, [isAuto]);

  if (!hasNextPage) return null;
  return (
    <div ref={end} className={styles.earlier}>
      <Button pending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
        {text("activity.more")}
      </Button>
    </div>
  );
}
