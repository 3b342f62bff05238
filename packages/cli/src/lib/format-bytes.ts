const units = ["bytes", "kB", "MB", "GB", "TB"];

/** A size for people, such as `1.4 GB`. 1 MB is 1,048,576 bytes, as everywhere in Xtablo. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${power === 0 ? bytes : (bytes / 1_024 ** power).toFixed(1)} ${units[power]}`;
}
