import type { BaseWindow, Rectangle, WebContentsView } from "electron";
import { nativeTheme } from "electron";

/** The views of a window: it shows one of them, and may lay a bar over a corner of it. */
export interface Layers {
  add: (view: WebContentsView) => void;
  remove: (view: WebContentsView) => void;
  /** Shows one of its views in all of it. */
  show: (view: WebContentsView) => void;
  /** Lays a bar over what is shown, and gives it the focus; null takes it away again. */
  cover: (bar: WebContentsView | null) => void;
  /** Puts each where it belongs: the window, or what pages are enlarged by, is another than before. */
  place: () => void;
}

/** What a view's shade is until its page has drawn itself, as `tokens.css` has it. */
export const shade = (): string => (nativeTheme.shouldUseDarkColors ? "#131318" : "#ffffff");

/** Makes {@link Layers}, which do nothing once their window is closed. `zoom` is what its pages are enlarged by. */
export function createLayers(window: BaseWindow, zoom: () => number): Layers {
  const views = new Set<WebContentsView>();
  let shown: WebContentsView | null = null;
  let bar: WebContentsView | null = null;

  const isThere = (): boolean => !window.isDestroyed();
  const focus = (): void => (bar ?? shown)?.webContents.focus();
  /** Else it would come before all other windows. */
  const focusWithin = (): void => {
    if (window.isFocused()) focus();
  };
  const place = (): void => {
    const { width, height } = window.getContentBounds();
    for (const view of views) view.setBounds({ x: 0, y: 0, width, height });
    bar?.setBounds(placeBar(width, zoom()));
  };
  window.on("resize", place);
  window.on("focus", focus);
  return {
    add: (view) => {
      views.add(view);
      view.setBackgroundColor(shade());
      view.setVisible(false);
      window.contentView.addChildView(view, 0); // under the bar
      place();
    },
    remove: (view) => {
      views.delete(view);
      if (shown === view) shown = null;
      if (isThere()) window.contentView.removeChildView(view);
    },
    show: (view) => {
      if (shown === view || !isThere()) return;
      shown = view;
      for (const each of views) each.setVisible(each === view);
      focusWithin();
    },
    cover: (next) => {
      if (!isThere()) return;
      if (bar && bar !== next) window.contentView.removeChildView(bar);
      bar = next;
      if (bar) {
        bar.setBackgroundColor(shade());
        bar.setBorderRadius(Math.round(11 * zoom())); // as its page has it
        window.contentView.addChildView(bar);
        place();
      }
      focusWithin();
    },
    place: () => isThere() && place(),
  };
}

/** The upper corner, where little is lost of a page; as large as its bar is at that zoom. */
function placeBar(width: number, zoom: number): Rectangle {
  const [wide, high, margin] = [416 * zoom, 56 * zoom, 12 * zoom].map(Math.round) as [number, number, number];
  const room = Math.min(wide, width - 2 * margin);
  return { x: width - room - margin, y: margin, width: room, height: high };
}
