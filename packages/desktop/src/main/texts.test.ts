import { expect, test } from "vitest";
import { languageOf, textsOf } from "./texts.ts";

/** All texts of a language, those with a value too. */
function flatten(texts: object): string[] {
  return Object.values(texts).flatMap((value: unknown) => {
    if (typeof value === "function") return [String(value(2))];
    return typeof value === "object" && value !== null ? flatten(value) : [String(value)];
  });
}

test("the system's language is spoken, English by whoever has neither", () => {
  expect(["fr", "fr-CA", "FR-fr", "en-GB", "de", ""].map(languageOf)).toEqual(["fr", "fr", "fr", "en", "en", "en"]);
});

test("each text is there in French, with the spaces that do not break", () => {
  const [english, french] = [flatten(textsOf("en")), flatten(textsOf("fr"))];
  expect(french).toHaveLength(english.length);
  expect(french.filter((text) => text === "" || /[^\u00a0\u202f][:;?!]/.test(text))).toEqual([]);
});

test("a count has its form", () => {
  expect(textsOf("fr").unread(1)).toBe("1 non lu");
  expect(textsOf("fr").unread(2)).toBe("2 non lus");
  expect(textsOf("en").unread(1)).toBe("1 unread");
});
