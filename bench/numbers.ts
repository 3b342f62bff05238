/** The value below which a share of the sorted `values` lies; 0 when there are none. */
export function quantile(values: readonly number[], share: number): number {
  return values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}

/** Milliseconds of the machine's clock with fractions, alike in all processes. */
export function instantMs(): number {
  return performance.timeOrigin + performance.now();
}
