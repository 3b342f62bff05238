import { describe, expect, test } from "vitest";
import { desktop } from "../../pages/pages.en.ts";
import { desktop as frenchDesktop } from "../../pages/pages.fr.ts";
import { server } from "../platform/server.fr.ts";
import { catalogue, frenchCatalogue } from "./catalogues.ts";

const sources = import.meta.glob<string>(["../**/*.{ts,tsx}", "../../pages/**/*.{ts,tsx}"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const code = codeOf(() => true);

const english = entriesOf({ ...catalogue, desktop });
const french = entriesOf({ ...frenchCatalogue, desktop: frenchDesktop });
const allFrench = [...french, ...Object.entries(server)];

// The types refuse a key that is missing; what is left to find is a text that nothing shows.
test("every text of the catalogues is shown somewhere", () => {
  expect(english.filter(([key]) => !isUsed(key)).map(([key]) => key)).toEqual([]);
});

// The types say so too; this also finds a catalogue that one of the languages does not load.
test("both languages have the same texts", () => {
  expect(namesIn(french)).toEqual(namesIn(english));
});

// The types know one catalogue of all texts; neither side loads what the other alone shows.
test("the web app shows no text of the desktop app's own pages, and they show none of its features", () => {
  const isPage = (path: string) => path.startsWith("../../pages/");
  const groupsIn = (code: string) =>
    new Set([...code.matchAll(/\btext\(["`](\w+)\./g)].map(([, group]) => String(group)));
  expect(groupsIn(codeOf((path) => !isPage(path)))).not.toContain("desktop");
  expect([...groupsIn(codeOf(isPage))].toSorted()).toEqual(["desktop", "ui"]);
});

test("a text has the same values in both languages", () => {
  const values = valuesOf(english);
  expect([...valuesOf(french)].filter(([key, names]) => String(names) !== String(values.get(key)))).toEqual([]);
});

describe.each([
  ["English", english],
  ["French", allFrench],
])("in %s", (_, entries) => {
  test("no text is empty, and none has a space at its ends", () => {
    expect(entries.filter(([, text]) => text.trim() !== text || text === "")).toEqual([]);
  });

  test("apostrophes are typographic", () => {
    expect(entries.filter(([, text]) => text.includes("'"))).toEqual([]);
  });
});

// U+00A0 or U+202F: a plain space would leave the mark alone at the start of a line.
test("French marks have their no-break space", () => {
  const wrong = /(^|[^\u00a0\u202f])(?:[;?!»%]|:(?!\d|\/\/))|«(?!\u00a0|\u202f)|["“”]/;
  expect(allFrench.filter(([, text]) => wrong.test(text))).toEqual([]);
});

/** The code of some files, without tests and texts. */
function codeOf(isWanted: (path: string) => boolean): string {
  return Object.entries(sources)
    .filter(([path]) => isWanted(path) && !/\.(test|en|fr)\.tsx?$/.test(path))
    .map(([, source]) => source)
    .join("\n");
}

/** A key is used as it is, or by a template such as `ui.colors.${color}`. */
function isUsed(key: string): boolean {
  const plain = nameOf(key);
  const group = plain.slice(0, plain.lastIndexOf(".") + 1);
  return code.includes(`"${plain}"`) || code.includes(`\`${group}\${`);
}

type Entry = [key: string, text: string];

/** The values that each text is filled in with, over all its forms: one may say "tomorrow" for a count of one. */
function valuesOf(entries: readonly Entry[]): Map<string, string[]> {
  const byName = Map.groupBy(entries, ([key]) => nameOf(key));
  const names = (texts: readonly Entry[]) =>
    texts.flatMap(([, text]) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => String(name)));
  return new Map([...byName].map(([key, texts]) => [key, [...new Set(names(texts))].toSorted()]));
}

function namesIn(entries: readonly Entry[]): string[] {
  return [...new Set(entries.map(([key]) => nameOf(key)))].toSorted();
}

function nameOf(key: string): string {
  return key.replace(/_(zero|one|other)$/, "");
}

function entriesOf(texts: object, prefix = ""): Entry[] {
  return Object.entries(texts).flatMap(([name, value]: [string, unknown]): Entry[] =>
    typeof value === "string" ? [[prefix + name, value]] : entriesOf(Object(value), `${prefix}${name}.`),
  );
}
