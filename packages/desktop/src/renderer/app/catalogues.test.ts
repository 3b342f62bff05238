import { expect, test } from "vitest";
import { catalogue } from "./catalogues.ts";

const sources = import.meta.glob<string>("../**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });
const code = Object.entries(sources)
  .filter(([path]) => !/\.(test|en)\.tsx?$/.test(path))
  .map(([, source]) => source)
  .join("\n");

// The types refuse a key that is missing; what is left to find is a text that nothing shows.
test("every text of the catalogues is shown somewhere", () => {
  expect(keysOf(catalogue).filter((key) => !isUsed(key))).toEqual([]);
});

test("no text is empty, and none has a space at its ends", () => {
  expect(entriesOf(catalogue).filter(([, text]) => text.trim() !== text || text === "")).toEqual([]);
});

/** A key is used as it is, or by a template such as `ui.colors.${color}`. */
function isUsed(key: string): boolean {
  const plain = key.replace(/_(zero|one|other)$/, "");
  const group = plain.slice(0, plain.lastIndexOf(".") + 1);
  return code.includes(`"${plain}"`) || code.includes(`\`${group}\${`);
}

function keysOf(texts: object): string[] {
  return entriesOf(texts).map(([key]) => key);
}

function entriesOf(texts: object, prefix = ""): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([name, value]: [string, unknown]): [string, string][] =>
    typeof value === "string" ? [[prefix + name, value]] : entriesOf(Object(value), `${prefix}${name}.`),
  );
}
