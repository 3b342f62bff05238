import { EventEmitter } from "node:events";
import type { FindInPageOptions, WebContents, WebContentsView } from "electron";
import { expect, test } from "vitest";
import { createFind } from "./find.ts";

/** A page that notes what is asked of it. */
function makePage() {
  const asked: unknown[] = [];
  let request = 0;
  let isDestroyed = false;
  const contents = Object.assign(new EventEmitter(), {
    isDestroyed: () => isDestroyed,
    findInPage: (words: string, options: FindInPageOptions) => {
      if (isDestroyed) throw new Error("Object has been destroyed");
      asked.push([words, options]);
      return ++request;
    },
    stopFindInPage: (action: string) => void asked.push(action),
  });
  return {
    contents: contents as unknown as WebContents,
    asked,
    answer: (of: number, requestId = request) =>
      contents.emit("found-in-page", {}, { requestId, activeMatchOrdinal: 1, matches: of, selectionArea: area }),
    destroy: () => {
      isDestroyed = true;
      contents.emit("destroyed");
    },
  };
}
const area = { x: 10, y: 20, width: 30, height: 12 };

function setUp() {
  const page = makePage();
  const pages: { shown: ReturnType<typeof makePage> | null } = { shown: page };
  const did: unknown[] = [];
  const webContents = Object.assign(new EventEmitter(), {
    loadURL: async () => {},
    send: (_: string, news: unknown) => void did.push(news),
  });
  const find = createFind({
    page: () => pages.shown?.contents ?? null,
    makeBar: () => ({ webContents }) as unknown as WebContentsView,
    layers: {
      cover: (isCovered) => void did.push(isCovered ? "shown" : "hidden"),
      keepClear: (area) => void did.push(area),
    },
  });
  const since = () => did.splice(0);
  return { find, page, pages, since, bar: webContents };
}
const [asked, ended] = [{ kind: "asked" }, { kind: "ended" }];

test("words are searched for in the page that is shown, from one to the next; an answer to earlier words is none", () => {
  const { find, page, since } = setUp();
  find.open();
  expect(since()).toEqual(["shown", asked]);
  find.search("ro");
  find.search("roof");
  page.answer(5, 1);
  expect(since()).toEqual([]);
  page.answer(2);
  expect(since()).toEqual([{ kind: "found", at: 1, of: 2 }, area]);
  find.step(1);
  page.answer(2, 2); // a step soon after the first letters is answered as the search
  find.step(-1);
  page.answer(2);
  expect(since()).toEqual([{ kind: "found", at: 1, of: 2 }, area, { kind: "found", at: 1, of: 2 }, area]);
  expect(page.asked).toEqual([
    ["ro", { forward: true, findNext: true }],
    ["roof", { forward: true, findNext: true }],
    ["roof", { forward: true, findNext: false }],
    ["roof", { forward: false, findNext: false }],
  ]);
  find.search("");
  page.answer(2);
  expect([page.asked.at(-1), since()]).toEqual(["clearSelection", [ended]]);
});

test("the bar goes when another page is shown, and searches that for the same words when it is asked for again", () => {
  const { find, page, pages, since } = setUp();
  find.open();
  find.search("roof");
  pages.shown = null;
  since();
  find.follow();
  expect([page.asked.at(-1), since()]).toEqual(["keepSelection", [ended, "hidden"]]);
  find.open();
  expect(since()).toEqual([]);

  const second = makePage();
  pages.shown = second;
  find.step(-1); // by its key, while the bar is closed
  expect([second.asked, since()]).toEqual([[["roof", { forward: false, findNext: true }]], ["shown", asked]]);
  expect(page.contents.listenerCount("found-in-page")).toBe(0);
});

test.each(["did-navigate", "render-process-gone", "enter-html-full-screen"])("%s ends it", (event) => {
  const { find, page, since } = setUp();
  find.open();
  find.follow();
  expect(since()).toEqual(["shown", asked]);
  page.contents.emit(event);
  expect(since()).toEqual([ended, "hidden"]);
  find.close();
  expect(since()).toEqual([]);
});

test("a page that is gone is asked for nothing any more", () => {
  const { find, page, pages, since } = setUp();
  find.open();
  find.search("roof");
  page.destroy();
  expect(since()).toEqual(["shown", asked, ended, "hidden"]);
  pages.shown = null;
  for (const step of [1, -1] as const) find.step(step);
});

test("a bar whose page crashed searches for nothing that is not in its field", () => {
  const { find, page, bar, since } = setUp();
  find.open();
  find.search("roof");
  since();
  bar.emit("render-process-gone");
  expect([page.asked.at(-1), since()]).toEqual(["clearSelection", [ended]]);
});
