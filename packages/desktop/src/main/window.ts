import { BaseWindow, dialog, type MessageBoxSyncOptions, screen, type WebContentsView } from "electron";
import { createLayers, type Layers, shade } from "./layers.ts";
import type { SettingsFile } from "./settings.ts";
import { placeWindow, size } from "./window-state.ts";

/** The one window: it holds all views, and shows one. Once it is closed, the app ends, and it does nothing more. */
export interface MainWindow extends Layers {
  setTitle: (title: string) => void;
  setProgress: (part: number | null) => void;
  setOverlay: (...given: Parameters<BaseWindow["setOverlayIcon"]>) => void;
  /** Brings it before everything else. */
  raise: () => void;
  /** Asks in a box of its own, over a page of its when one is given. */
  ask: (options: MessageBoxSyncOptions, view: WebContentsView | null) => number;
  close: () => void;
}

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
  const layers = createLayers(window, () => settings.value.zoom);
  let overlay: Parameters<BaseWindow["setOverlayIcon"]> | null = null;

  const isThere = (): boolean => !window.isDestroyed();
  const keep = keepState(window, settings);
  window.on("show", () => overlay && window.setOverlayIcon(...overlay)); // Windows forgets it with the taskbar's button
  window.on("close", (event) => {
    keep();
    if (closing.hasLeft) return;
    event.preventDefault(); // the pages first
    if (closing.stays()) hide(window);
    else void closing.leaveAndQuit();
  });
  const raise = (): void => {
    if (!isThere()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  return {
    ...layers,
    setTitle: (title) => isThere() && window.setTitle(title),
    setProgress: (part) => isThere() && window.setProgressBar(part ?? -1),
    setOverlay: (...given) => {
      overlay = given;
      if (isThere()) window.setOverlayIcon(...given);
    },
    raise,
    ask: (options, view) => {
      if (view) layers.show(view);
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
