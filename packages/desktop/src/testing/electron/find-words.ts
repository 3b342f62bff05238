/** Runs in a page: selects the next of the words that it shows, or the one before, and gives which of how many it is. */
export function findWords({ text, forward, findNext }: { text: string; forward: boolean; findNext: boolean }) {
  const [shown, words] = [document.body.innerText.toLowerCase(), text.toLowerCase()];
  const of = shown.split(words).length - 1;
  const page = globalThis as { foundAt?: number };
  const before = findNext ? 0 : (page.foundAt ?? 0);
  const at = of === 0 ? 0 : forward ? (before % of) + 1 : ((before - 2 + of) % of) + 1;
  page.foundAt = at;
  if (findNext) getSelection()?.empty();
  // Of browsers' own, and on no standard's track: find(words, case, backwards, around)
  (globalThis as unknown as { find: (...given: unknown[]) => boolean }).find(text, false, !forward, true);
  const range = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0) : null;
  const { x, y, width, height } = range?.getBoundingClientRect() ?? new DOMRect();
  return { at, of, area: { x, y, width, height } };
}
