const factors = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** The next larger or smaller of the usual sizes; 0 is the actual one. */
export function nextZoom(factor: number, step: 1 | -1 | 0): number {
  if (step === 0) return 1;
  const next = step === 1 ? factors.find((each) => each > factor) : factors.findLast((each) => each < factor);
  return next ?? factor;
}
