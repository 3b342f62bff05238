const units = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
] as const;

/** How long ago, in the largest unit of which there are two or more: `90 s`, `25 min`, `3 h`, `12 d`. */
export function formatAge(seconds: number): string {
  const [unit, length] = units.find(([, length]) => seconds >= 2 * length) ?? ["s", 1];
  return `${Math.floor(Math.max(0, seconds) / length)} ${unit}`;
}
