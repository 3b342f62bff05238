import { BaseWindow, dialog, type MessageBoxSyncOptions, nativeTheme, screen, type WebContentsView } from "electron";
import type { SettingsFile } from "./settings.ts";
import { placeWindow, size } from "./window-state.ts";

/** The one window: it holds all views, and shows one. Once it is closed, the app ends, and it does nothing more. */
export interface MainWindow {
  add: (view: WebContentsView) => void;
  remove: (view: WebContentsView) => void;
  /** Shows one of its views in all of it. */
  show: (view: WebContentsView) => void;
  setTitle: (title: string) => void;
  setProgress: (part: number | null) => void;
  setOverlay: (...given: Parameters<BaseWindow["setOverlayIcon"]>) => void;
  /** Brings it before everything else. */
  raise: () => void;
  /** Asks in a box of its own, over a page of its when one is given. */
  ask: (options: MessageBoxSyncOptions, view: WebContentsView | null) => number;
  close: () => void;
}

/** What a window's shade is until its page has drawn itself, as `tokens.css` has it. */
const shade = (): string => (nativeTheme.shouldUseDarkColors ? "#131318" : "#ffffff");

/** What becomes of the window when somebody closes it, or quits. */
export interface Closing {
  /** Whether it is only hidden. */
  stays: () => boolean;
  /** Whether all pages are left: nothing keeps the window any more. */
  readonly hasLeft: boolean;
  /** Leaves all pages, and then quits, unless one is to stay. */
  leaveAndQuit: () => Promise<void>;
}

/** Opens the window where it was. */
export function openMainWindow(settings: SettingsFile, icon: string, closing: Closing): MainWindow {
  const { window: before } = settings.value;
  const window = new BaseWindow({
    ...placeWindow(
      before.bounds,
      screen.getAllDisplays().map(({ workArea }) => workArea),
    ),
    minWidth: size.minWidth,
    minHeight: size.minHeight,
    backgroundColor: shade(),
    icon,
    title: "Xtablo",
  });
  if (before.maximized) window.maximize();
  const views = new Set<WebContentsView>();
  let shown: WebContentsView | null = null;
  let overlay: Parameters<BaseWindow["setOverlayIcon"]> | null = null;

  const isThere = (): boolean => !window.isDestroyed();
  const fill = (): void => {
    const { width, height } = window.getContentBounds();
    for (const view of views) view.setBounds({ x: 0, y: 0, width, height });
  };
  const keep = keepState(window, settings);
  window.on("resize", fill);
  window.on("focus", () => shown?.webContents.focus());
  window.on("show", () => overlay && window.setOverlayIcon(...overlay)); // Windows forgets it with the taskbar's button
  window.on("close", (event) => {
    keep();
    if (closing.hasLeft) return;
    event.preventDefault(); // the pages first
    if (closing.stays()) hide(window);
    else void closing.leaveAndQuit();
  });
  const show = (view: WebContentsView): void => {
    if (shown === view || !isThere()) return;
    shown = view;
    for (const each of views) each.setVisible(each === view);
    if (window.isFocused()) view.webContents.focus(); // else it would come before all other windows
  };
  const raise = (): void => {
    if (!isThere()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  return {
    add: (view) => {
      views.add(view);
      view.setBackgroundColor(shade());
      view.setVisible(false);
      window.contentView.addChildView(view);
      fill();
    },
    remove: (view) => {
      views.delete(view);
      if (shown === view) shown = null;
      if (isThere()) window.contentView.removeChildView(view);
    },
    show,
    setTitle: (title) => isThere() && window.setTitle(title),
    setProgress: (part) => isThere() && window.setProgressBar(part ?? -1),
    setOverlay: (...given) => {
      overlay = given;
      if (isThere()) window.setOverlayIcon(...given);
    },
    raise,
    ask: (options, view) => {
      if (view) show(view);
      raise();
      return isThere() ? dialog.showMessageBoxSync(window, options) : dialog.showMessageBoxSync(options);
    },
    close: () => isThere() && window.close(),
  };
}

/** Keeps where the window is, a moment after each change. Gives what keeps it at once. */
function keepState(window: BaseWindow, settings: SettingsFile): () => void {
  let keeping: NodeJS.Timeout | undefined;
  const keep = (): void => {
    clearTimeout(keeping);
    const state = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    void settings.change((value) => ({ ...value, window: state })).catch(() => {}); // the next one may be written
  };
  const keepSoon = (): void => {
    clearTimeout(keeping);
    keeping = setTimeout(keep, 500);
  };
  for (const event of ["resize", "move", "maximize", "unmaximize"] as const) window.on(event as "resize", keepSoon);
  return keep;
}

/** A Mac leaves a black screen behind a window that is hidden while it fills it. */
function hide(window: BaseWindow): void {
  if (process.platform !== "darwin" || !window.isFullScreen()) return window.hide();
  window.once("leave-full-screen", () => window.hide());
  window.setFullScreen(false);
}
