/** Lets `atOnce` through, and then one each `everyMs`, for each key by itself. False for what is too much. */
export function createRateLimit(
  { atOnce, everyMs }: { atOnce: number; everyMs: number },
  now: () => number = Date.now,
): (key: string) => boolean {
  /** When each key will have had all that it may: as far ahead of now as it has had more than none. */
  const spentUntil = new Map<string, number>();
  return (key) => {
    const from = Math.max(spentUntil.get(key) ?? 0, now());
    if (from - now() > (atOnce - 1) * everyMs) return false;
    spentUntil.set(key, from + everyMs);
    return true;
  };
}
