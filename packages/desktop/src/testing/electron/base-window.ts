import type { BaseWindowConstructorOptions, Rectangle, WebContentsViewConstructorOptions } from "electron";
import { app } from "./app.ts";
import { hostRecords } from "./records.ts";
import { makeEvent, Strict, StrictEmitter } from "./refuse.ts";
import { requireReady } from "./state.ts";
import { WebContents } from "./web-contents.ts";
import { openWindows } from "./windows.ts";

/** A view: where it is, and whether it is shown. Nothing is drawn of it but its page. */
class View extends Strict {
  readonly children: View[] = [];
  private bounds: Rectangle = { x: 0, y: 0, width: 0, height: 0 };
  private isShown = true;
  private color = "#FFFFFF";

  addChildView(view: View, index = this.children.length): void {
    this.removeChildView(view);
    this.children.splice(index, 0, view);
  }

  removeChildView(view: View): void {
    const at = this.children.indexOf(view);
    if (at >= 0) this.children.splice(at, 1);
  }

  setBounds(bounds: Rectangle): void {
    this.bounds = bounds;
  }

  getBounds(): Rectangle {
    return this.bounds;
  }

  setVisible(isShown: boolean): void {
    this.isShown = isShown;
  }

  getVisible(): boolean {
    return this.isShown;
  }

  setBackgroundColor(color: string): void {
    this.color = color;
  }

  /** Taken: nothing is drawn. */
  setBorderRadius(_radius: number): void {}

  getBackgroundColor(): string {
    return this.color;
  }
}

const allowed = [
  "preload",
  "partition",
  "session",
  "sandbox",
  "contextIsolation",
  "nodeIntegration",
  "webviewTag",
  "spellcheck",
  "disableDialogs",
];
const more = [
  "devTools",
  "webSecurity",
  "allowRunningInsecureContent",
  "safeDialogs",
  "disableBlinkFeatures",
  "navigateOnDragDrop",
  "focusOnNavigation",
];
const others = [
  "nodeIntegrationInSubFrames",
  "nodeIntegrationInWorker",
  "backgroundThrottling",
  "javascript",
  "plugins",
];

/** A view with a page. Refuses any preference that takes a wall away, or that the host does not know. */
export class WebContentsView extends View {
  readonly webContents: WebContents;

  constructor({ webPreferences = {} }: WebContentsViewConstructorOptions = {}) {
    requireReady("new WebContentsView");
    super();
    const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } = webPreferences;
    const isOpen =
      nodeIntegration ||
      webviewTag ||
      webPreferences.nodeIntegrationInSubFrames ||
      webPreferences.nodeIntegrationInWorker;
    if (sandbox === false || contextIsolation === false || webSecurity === false || isOpen)
      throw new Error("The test host has sandboxed, isolated views alone, without Node and webviews");
    const unknown = Object.keys(webPreferences).find((name) => ![...allowed, ...more, ...others].includes(name));
    if (unknown !== undefined) throw new Error(`The test host has no webPreferences.${unknown}`);
    this.webContents = new WebContents(webPreferences);
  }

  override setBounds(bounds: Rectangle): void {
    super.setBounds(bounds);
    this.webContents.resize(bounds);
  }
}

const events = `
  resize resized move moved maximize unmaximize minimize restore show hide focus blur close closed
  enter-full-screen leave-full-screen session-end query-session-end app-command`
  .trim()
  .split(/\s+/);

let lastId = 0;

/** A window: its state and its events. It has no frame, so that its content is as large as it is. */
export class BaseWindow extends StrictEmitter {
  readonly id = ++lastId;
  readonly contentView = new View();
  private bounds: Rectangle;
  private title: string;
  private shape: "normal" | "maximized" | "minimized" = "normal";
  private before: "normal" | "maximized" = "normal";
  private isShown: boolean;
  private hasFocus = false;
  private isGone = false;

  constructor(options: BaseWindowConstructorOptions = {}) {
    requireReady("Cannot create BaseWindow");
    super(events);
    const { x = 100, y = 100, width = 800, height = 600, title = app.getName(), show = true } = options;
    this.bounds = { x, y, width, height };
    this.title = title;
    this.isShown = show;
    openWindows.add(this);
    setImmediate(() => this.focus());
  }

  static getAllWindows(): BaseWindow[] {
    return [...openWindows] as BaseWindow[];
  }

  static getFocusedWindow(): BaseWindow | null {
    return BaseWindow.getAllWindows().find((window) => window.isFocused()) ?? null;
  }

  getBounds(): Rectangle {
    return this.shape === "maximized" ? screenBounds : this.bounds;
  }

  getContentBounds(): Rectangle {
    return this.getBounds();
  }

  getNormalBounds(): Rectangle {
    return this.bounds;
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const old = this.bounds;
    this.bounds = { ...old, ...bounds };
    if (old.width !== this.bounds.width || old.height !== this.bounds.height) this.emit("resize", makeEvent({}));
    if (old.x !== this.bounds.x || old.y !== this.bounds.y) this.emit("move", makeEvent({}));
  }

  setMinimumSize(_width: number, _height: number): void {}

  isMaximized(): boolean {
    return this.shape === "maximized";
  }

  isMinimized(): boolean {
    return this.shape === "minimized";
  }

  /** Full screen is not there. */
  isFullScreen(): boolean {
    return false;
  }

  maximize(): void {
    if (this.shape === "maximized") return;
    this.shape = "maximized";
    this.emit("maximize", makeEvent({}));
    this.emit("resize", makeEvent({}));
    this.show();
  }

  unmaximize(): void {
    if (this.shape !== "maximized") return;
    this.shape = "normal";
    this.emit("unmaximize", makeEvent({}));
    this.emit("resize", makeEvent({}));
  }

  minimize(): void {
    if (this.shape === "minimized") return;
    this.before = this.shape;
    this.shape = "minimized";
    this.emit("minimize", makeEvent({}));
  }

  restore(): void {
    if (this.shape !== "minimized") return;
    this.shape = this.before;
    this.emit("restore", makeEvent({}));
  }

  isVisible(): boolean {
    return this.isShown && this.shape !== "minimized";
  }

  isFocused(): boolean {
    return this.hasFocus;
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  show(): void {
    if (!this.isShown) {
      this.isShown = true;
      this.emit("show", makeEvent({}));
    }
    this.focus();
  }

  hide(): void {
    if (!this.isShown) return;
    this.isShown = false;
    this.emit("hide", makeEvent({}));
    this.blur();
  }

  focus(): void {
    if (this.hasFocus || !this.isShown || this.isGone) return;
    for (const window of BaseWindow.getAllWindows()) window.blur();
    this.hasFocus = true;
    this.emit("focus", makeEvent({}));
  }

  blur(): void {
    if (!this.hasFocus) return;
    this.hasFocus = false;
    this.emit("blur", makeEvent({}));
  }

  setTitle(title: string): void {
    this.title = title;
  }

  getTitle(): string {
    return this.title;
  }

  setProgressBar(progress: number): void {
    hostRecords.progress.push(progress);
  }

  /** Windows alone shows one: it does nothing elsewhere. */
  setOverlayIcon(_image: unknown, _description: string): void {}

  setMenuBarVisibility(_isVisible: boolean): void {}

  setBackgroundColor(color: string): void {
    this.contentView.setBackgroundColor(color);
  }

  close(): void {
    const asked = makeEvent({});
    this.emit("close", asked);
    if (!asked.defaultPrevented) this.destroy();
  }

  /** The pages of its views live on, as in Electron: close them. */
  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    openWindows.delete(this);
    this.emit("closed");
    app.windowClosed();
  }
}

const screenBounds: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 };
