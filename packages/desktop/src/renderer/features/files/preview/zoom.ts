/** The sizes that the buttons step through: 1 is a pixel for a pixel. */
const steps = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6, 8];

/** The next larger or smaller size; the same at the end. */
export function zoomStep(zoom: number, direction: "in" | "out"): number {
  const next =
    direction === "in" ? steps.find((step) => step > zoom + 0.01) : steps.findLast((step) => step < zoom - 0.01);
  return next ?? zoom;
}
