import { useEffect, useRef } from "react";

/** React Aria waits for so long before its first announcement. */
const announcedMs = 200;

/**
 * Takes a button's announcements back when it goes. React Aria announces a busy button by a node that is named by it,
 * and leaves that for seven seconds, nameless once the button is gone: delete this when it no longer does.
 */
export function useTidyAnnouncer(pending: boolean): void {
  const wasPending = useRef(pending);
  useEffect(() => {
    if (pending) wasPending.current = true;
  }, [pending]);
  useEffect(
    () => () => {
      if (wasPending.current) setTimeout(removeNameless, announcedMs);
    },
    [],
  );
}

function removeNameless(): void {
  for (const node of document.querySelectorAll("[data-live-announcer] [aria-labelledby]")) {
    const ids = node.getAttribute("aria-labelledby")?.split(" ") ?? [];
    if (!ids.some((id) => document.getElementById(id))) node.remove();
  }
}
