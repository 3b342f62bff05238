import { expect, test } from "vitest";
import { type ContextActions, type ContextClick, contextMenu } from "./context-menu.ts";
import { textsOf } from "./texts.ts";

const click = {
  checksSpelling: false,
  misspelledWord: "",
  dictionarySuggestions: [],
  isEditable: false,
  selectionText: "",
  linkURL: "",
  srcURL: "",
  mediaType: "none",
  editFlags: { canCopy: true, canCut: true, canPaste: false, canSelectAll: true },
} as unknown as ContextClick;
const did: string[] = [];
const actions: ContextActions = {
  replaceWord: (word) => did.push(`replace ${word}`),
  addToDictionary: (word) => did.push(`add ${word}`),
  checkSpelling: (on) => did.push(`check ${on}`),
  copyText: (text) => did.push(`copy ${text}`),
  save: (url) => did.push(`save ${url}`),
};
const labels = (given: Partial<ContextClick>) =>
  contextMenu({ ...click, ...given }, textsOf("en"), actions).map(({ label, type }) => label ?? type);

test("on nothing there is no menu", () => {
  expect(labels({})).toEqual([]);
  expect(labels({ selectionText: "  " })).toEqual([]);
});

test("a wrong word has its suggestions, then what a field offers", () => {
  const wrong = { isEditable: true, misspelledWord: "tabol", dictionarySuggestions: ["table", "tabl"] };
  expect(labels(wrong)).toEqual([
    "table",
    "tabl",
    "Add to dictionary",
    "separator",
    "Cut",
    "Copy",
    "Paste",
    "Select all",
    "separator",
    "Check spelling",
  ]);
  const items = contextMenu({ ...click, ...wrong }, textsOf("en"), actions);
  for (const item of items.slice(0, 3)) item.click?.({} as never, undefined, {});
  expect(did).toEqual(["replace table", "replace tabl", "add tabol"]);
  expect(items.find(({ role }) => role === "paste")?.enabled).toBe(false);
  expect(labels({ ...wrong, dictionarySuggestions: [] })[0]).toBe("No suggestion");
});

test("a field offers to check the spelling, or not to", () => {
  const offer = (checksSpelling: boolean) => {
    const items = contextMenu({ ...click, isEditable: true, checksSpelling }, textsOf("fr"), actions);
    const item = items.find(({ type }) => type === "checkbox");
    item?.click?.({} as never, undefined, {});
    return [item?.label, item?.checked, did.at(-1)];
  };
  expect(offer(false)).toEqual(["Vérifier l’orthographe", false, "check true"]);
  expect(offer(true)).toEqual(["Vérifier l’orthographe", true, "check false"]);
});

test("a link can be copied, an image saved, a selection copied", () => {
  expect(labels({ linkURL: "https://a.example/", selectionText: "a" })).toEqual(["Copy", "separator", "Copy the link"]);
  expect(labels({ mediaType: "image", srcURL: "https://a.example/a.png" })).toEqual(["Save the image…"]);
});
