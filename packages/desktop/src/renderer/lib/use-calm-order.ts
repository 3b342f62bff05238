import { useState, type FocusEvent } from "react";

/** What goes onto the element around the things. */
interface Watching {
  onPointerEnter: () => void;
  onPointerLeave: () => void;
  onFocus: () => void;
  onBlur: (event: FocusEvent<HTMLElement>) => void;
}

/**
 * Keeps things where they are while somebody points at them or has the focus among them, whatever order they come in
 * meanwhile: nothing is torn from under the pointer. New ones come last until then.
 */
export function useCalmOrder<T extends { id: string }>(things: readonly T[]): { calm: T[]; watching: Watching } {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [kept, setKept] = useState<readonly string[]>([]);
  const ids = things.map(({ id }) => id);
  const isHeld = pointed || focused;
  // Outside of a hold the order is taken as it comes, for the next one to keep.
  if (!isHeld && !isSame(kept, ids)) setKept(ids);
  const rank = new Map(kept.map((id, index) => [id, index]));
  const rankOf = ({ id }: T): number => rank.get(id) ?? kept.length;
  return {
    calm: isHeld ? things.toSorted((a, b) => rankOf(a) - rankOf(b)) : [...things],
    watching: {
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: ({ currentTarget, relatedTarget }) => setFocused(currentTarget.contains(relatedTarget)),
    },
  };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
