/** The candidate that a mistyped word most likely meant, or null when none is near. */
export function suggest(word: string, candidates: readonly string[]): string | null {
  const nearest = candidates
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
    .toSorted((a, b) => a.distance - b.distance)[0];
  return nearest && nearest.distance <= Math.max(2, word.length / 4) ? nearest.candidate : null;
}

/** Levenshtein's distance: the fewest insertions, deletions and replacements that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of a.split("").entries()) {
    const current = [row + 1];
    for (const [column, other] of b.split("").entries())
      current.push(
        Math.min(
          (previous[column + 1] ?? 0) + 1,
          (current[column] ?? 0) + 1,
          (previous[column] ?? 0) + (letter === other ? 0 : 1),
        ),
      );
    previous = current;
  }
  return previous[b.length] ?? 0;
}
