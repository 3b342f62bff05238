import type { InputEvent, WebContents } from "electron";

/** What a person does to a page, and a page can't do to itself. */
const acts: ReadonlySet<InputEvent["type"]> = new Set(["mouseDown", "mouseUp", "rawKeyDown", "keyDown", "gestureTap"]);

/** As long as Chromium lets a page act for a click: <https://html.spec.whatwg.org/#transient-activation-duration>. */
const countsForMs = 5_000;

const usedAt = new WeakMap<WebContents, number>();

/** Notes from now on when a person uses a page. */
export function watchUse(contents: WebContents): void {
  contents.on("input-event", (_, { type }) => {
    if (acts.has(type)) noteUse(contents);
  });
}

/** A person used a page by a menu of ours. */
export function noteUse(contents: WebContents): void {
  usedAt.set(contents, Date.now());
}

/** Whether a person used it a moment ago. */
export function wasUsed(contents: WebContents): boolean {
  return Date.now() - (usedAt.get(contents) ?? -Infinity) < countsForMs;
}

/** As {@link wasUsed}, and whatever the page does next needs another use. */
export function takeUse(contents: WebContents): boolean {
  const isUsed = wasUsed(contents);
  usedAt.delete(contents);
  return isUsed;
}
