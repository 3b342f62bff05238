import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** Beyond this length a key makes its neighbourhood be numbered afresh. */
const maxKeyLength = 64;

/** A key that sorts between two others (null: the start or the end), or null when it would be too long. */
export function keyBetween(before: string | null, after: string | null): string | null {
  const key = generateKeyBetween(before, after);
  return key.length <= maxKeyLength ? key : null;
}

/** `count` short keys in order, for numbering a column afresh. */
export function freshKeys(count: number): string[] {
  return generateNKeysBetween(null, null, count);
}
