import type { Color } from "@xtablo/contract";

/** The twelve colours, in the order in which they are offered. */
export const colors = [
  "purple",
  "indigo",
  "blue",
  "sky",
  "teal",
  "green",
  "olive",
  "amber",
  "orange",
  "red",
  "pink",
  "slate",
] as const satisfies readonly Color[];

/** The class that gives an element, and what is in it, one of the twelve colours. */
export function tintClass(color: Color | undefined): string | undefined {
  return color && `tint-${color}`;
}

/** A colour that stays the same for a name, so that a person looks alike everywhere. */
export function tintOf(name: string): Color {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return colors[hash % colors.length] ?? "slate";
}
