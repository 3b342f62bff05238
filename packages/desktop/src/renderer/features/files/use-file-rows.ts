import { useVirtualizer } from "@tanstack/react-virtual";
import type { File } from "@xtablo/contract";
import { useEffect, useLayoutEffect, useState, type KeyboardEvent, type RefObject } from "react";

/** Tables of more files than this draw those in sight alone. */
const drawnAtOnce = 60;
const rowPx = 45;

interface FileRowsOptions {
  /** What the table is in. Its parent scrolls. */
  table: RefObject<HTMLDivElement | null>;
  files: readonly File[];
  hasMore: boolean;
  onMore: () => void;
}

/** Which rows are drawn, the pixels of those before and after them, and the keys that go from row to row. */
export function useFileRows({ table, files, hasMore, onMore }: FileRowsOptions) {
  const [scrollMargin, setScrollMargin] = useState(0);
  const [wanted, setWanted] = useState<number | null>(null);
  useLayoutEffect(() => {
    const above = table.current?.previousElementSibling;
    if (!above) return;
    const observer = new ResizeObserver(() => setScrollMargin(table.current?.offsetTop ?? 0)); // uploads push it down
    observer.observe(above);
    return () => observer.disconnect();
  }, [table]);
  const virtual = useVirtualizer({
    count: files.length,
    getScrollElement: () => table.current?.parentElement ?? null,
    estimateSize: () => rowPx,
    overscan: 8,
    scrollMargin,
    getItemKey: (index) => files[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= files.length - 20;
  useEffect(() => {
    if (hasMore && isNearEnd) onMore();
  }, [hasMore, isNearEnd, onMore]);

  useEffect(() => {
    if (wanted === null) return;
    const link = table.current?.querySelector<HTMLElement>(`[data-index="${wanted}"] [data-name]`);
    if (!link) return virtual.scrollToIndex(wanted);
    link.focus();
    setWanted(null);
  }, [wanted, virtual, table, items]);

  function onKeyDown(event: KeyboardEvent): void {
    const next = nextIndex(event, files.length);
    if (next === null) return;
    event.preventDefault();
    setWanted(next);
  }

  const [first, last] = [items[0], items.at(-1)];
  if (files.length <= drawnAtOnce || !first || !last)
    return { rows: files.slice(0, drawnAtOnce).map(withIndex), before: 0, after: 0, measure: undefined, onKeyDown };
  return {
    rows: files.slice(first.index, last.index + 1).map((file, row) => withIndex(file, first.index + row)),
    before: first.start - scrollMargin,
    after: virtual.getTotalSize() - (last.end - scrollMargin),
    measure: virtual.measureElement,
    onKeyDown,
  };
}

function withIndex(file: File, index: number): { file: File; index: number } {
  return { file, index };
}

/** Where a key leads from the row whose name has the focus; null for other keys and elsewhere. */
function nextIndex({ key, target }: KeyboardEvent, count: number): number | null {
  if (!(target instanceof HTMLElement) || !target.matches("[data-name]")) return null;
  const index = Number(target.closest<HTMLElement>("[data-index]")?.dataset["index"]);
  const next = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: count - 1 }[key];
  return next === undefined || next < 0 || next >= count ? null : next;
}
