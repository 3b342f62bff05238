import { EventEmitter } from "node:events";
import type { FindInPageOptions, WebContents, WebContentsView } from "electron";
import { expect, test } from "vitest";
import { createFind } from "./find.ts";

/** A page that notes what is asked of it. */
function makePage() {
  const asked: unknown[] = [];
  let request = 0;
  const contents = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    findInPage: (words: string, options: FindInPageOptions) => {
      asked.push([words, options]);
      return ++request;
    },
    stopFindInPage: (action: string) => void asked.push(action),
  });
  const answer = (of: number, more: object = {}) =>
    contents.emit(
      "found-in-page",
      {},
      { requestId: request, activeMatchOrdinal: 1, matches: of, finalUpdate: true, ...more },
    );
  return { contents: contents as unknown as WebContents, asked, answer };
}

function setUp() {
  const pages = { shown: makePage() as ReturnType<typeof makePage> | null };
  const told: unknown[] = [];
  const covered: boolean[] = [];
  const webContents = { loadURL: async () => {}, send: (_: string, state: unknown) => void told.push(state) };
  const find = createFind({
    page: () => pages.shown?.contents ?? null,
    makeBar: () => ({ webContents }) as unknown as WebContentsView,
    cover: (bar) => void covered.push(bar !== null),
  });
  return { find, pages, told, covered };
}

test("words are searched for in the page that is shown, from one to the next, and the count is that of the last search", () => {
  const { find, pages, told } = setUp();
  const page = pages.shown ?? makePage();
  find.open();
  find.search("ro");
  find.search("roof");
  page.answer(5, { requestId: 1 });
  page.answer(3, { finalUpdate: false });
  expect(told).toEqual([{ asked: 1, found: null }]);
  page.answer(2);
  expect(told.at(-1)).toEqual({ asked: 1, found: { at: 1, of: 2 } });
  find.step(1);
  find.step(-1);
  expect(page.asked).toEqual([
    ["ro", { findNext: true }],
    ["roof", { findNext: true }],
    ["roof", { forward: true }],
    ["roof", { forward: false }],
  ]);
  find.search("");
  page.answer(2);
  expect([page.asked.at(-1), told.at(-1)]).toEqual(["clearSelection", { asked: 1, found: null }]);
});

test("the bar goes when another page is shown, and searches that for the same words when it is asked for again", () => {
  const { find, pages, covered } = setUp();
  const first = makePage();
  pages.shown = first;
  find.open();
  find.search("roof");
  pages.shown = null;
  find.follow();
  expect([first.asked.at(-1), covered]).toEqual(["keepSelection", [true, false]]);
  find.open();
  expect(covered).toHaveLength(2);

  const second = makePage();
  pages.shown = second;
  find.step(1); // as "find next" in the menu
  expect([second.asked, covered.at(-1)]).toEqual([[["roof", { findNext: true }]], true]);
  expect(first.contents.listenerCount("found-in-page")).toBe(0);
});

test("a page that is loaded anew is searched no more", () => {
  const { find, pages, covered } = setUp();
  find.open();
  find.follow();
  expect(covered).toEqual([true]);
  pages.shown?.contents.emit("did-navigate");
  expect(covered).toEqual([true, false]);
  find.close();
  expect(covered).toHaveLength(2);
});
