import { type BaseWindow, nativeTheme, type Rectangle, type WebContentsView } from "electron";

/** The views of a window: it shows one of them, and may lay a bar over a corner of it. */
export interface Layers {
  add: (view: WebContentsView) => void;
  remove: (view: WebContentsView) => void;
  /** Shows one of its views in all of it. */
  show: (view: WebContentsView) => void;
  /** Adds the one bar, which is hidden, and gives it. */
  addBar: (view: WebContentsView) => WebContentsView;
  /** Lays the bar over what is shown, and gives it the focus; or hides it, and what is shown has the focus again. */
  cover: (isCovered: boolean) => void;
  /** Lays the bar where it does not hide a part of what is shown. */
  keepClear: (area: Rectangle) => void;
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
  let clear: Rectangle | null = null;
  /** Whether somebody types in the bar, and not in the page. */
  let isInBar = false;

  const isThere = (): boolean => !window.isDestroyed();
  const focus = (): void => (isInBar ? bar : shown)?.webContents.focus();
  /** Else it would come before all other windows. */
  const focusWithin = (): void => {
    if (window.isFocused()) focus();
  };
  const placeBar = (): void => {
    bar?.setBounds(boundsOfBar(window.getContentBounds(), clear, zoom()));
    bar?.setBorderRadius(Math.round(11 * zoom())); // as its page has it
  };
  const place = (): void => {
    const content = { ...window.getContentBounds(), x: 0, y: 0 };
    for (const view of views) view.setBounds(content);
    placeBar();
  };
  const lay = (view: WebContentsView, at: number | undefined): void => {
    view.setBackgroundColor(shade());
    view.setVisible(false);
    window.contentView.addChildView(view, at);
    view.webContents.on("focus", () => (isInBar = view === bar));
    place();
  };
  window.on("resize", place);
  window.on("focus", focus);
  return {
    add: (view) => {
      views.add(view);
      lay(view, 0); // under the bar
    },
    remove: (view) => {
      views.delete(view);
      if (shown === view) shown = null;
      if (isThere()) window.contentView.removeChildView(view);
    },
    show: (view) => {
      if (shown === view || !isThere()) return;
      shown = view;
      isInBar = false;
      for (const each of views) each.setVisible(each === view);
      focusWithin();
    },
    addBar: (view) => {
      bar = view;
      lay(view, undefined);
      return view;
    },
    cover: (isCovered) => {
      if (!isThere()) return;
      isInBar = isCovered;
      clear = null;
      placeBar();
      bar?.setVisible(isCovered);
      focusWithin();
    },
    keepClear: (area) => {
      clear = area;
      if (isThere()) placeBar();
    },
    place: () => isThere() && place(),
  };
}

/** The upper corner, where little is lost of a page, or the lower one; as large as the bar is at that zoom. */
function boundsOfBar({ width, height }: Rectangle, clear: Rectangle | null, zoom: number): Rectangle {
  const [wide, high, margin] = [416 * zoom, 56 * zoom, 12 * zoom].map(Math.round) as [number, number, number];
  const room = Math.min(wide, width - 2 * margin);
  const x = width - room - margin;
  const isHiding = clear !== null && clear.y < margin + high && clear.x + clear.width > x;
  return { x, y: isHiding ? height - high - margin : margin, width: room, height: high };
}
