import { generateKeyBetween } from "fractional-indexing";
import { inOrder } from "./live/apply-change.ts";

/** Where something goes: directly above `before`, directly below `after`, or last. */
export interface Place {
  before?: string;
  after?: string;
}

interface Ordered {
  id: string;
  position: string;
}

/**
 * The order key for a thing that goes to `place` among `others`, as the server will make it: between its neighbours.
 * A neighbour that is no longer there counts as none.
 */
export function positionAt(others: readonly Ordered[], place: Place): string {
  const ordered = inOrder(others);
  const above = place.after ? ordered.findIndex(({ id }) => id === place.after) : indexAbove(ordered, place.before);
  const previous = above < 0 ? null : (ordered[above]?.position ?? null);
  const next = ordered[above + 1]?.position ?? null;
  return keyBetween(previous, next);
}

function indexAbove(ordered: readonly Ordered[], before: string | undefined): number {
  const index = before ? ordered.findIndex(({ id }) => id === before) : -1;
  return index < 0 ? ordered.length - 1 : index - 1;
}

/** Keys that are no keys or not in order are the server's to mend; until then the thing stands by its neighbour. */
function keyBetween(previous: string | null, next: string | null): string {
  try {
    return generateKeyBetween(previous, next);
  } catch {
    return previous ?? next ?? "a0";
  }
}
