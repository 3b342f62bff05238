const longestWaitMs = 5000;

/** Does something when the page has nothing better to do, after five seconds at the latest. Gives what calls it off. */
export function whenIdle(act: () => void): () => void {
  // Safari knows no idle time.
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(act, longestWaitMs / 5);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(act, { timeout: longestWaitMs });
  return () => cancelIdleCallback(handle);
}
