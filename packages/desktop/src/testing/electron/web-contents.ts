import { existsSync } from "node:fs";
import type {
  FindInPageOptions,
  Item,
  WebContentsPrintOptions,
  WebPreferences,
  WindowOpenHandlerResponse,
} from "electron";
import { app } from "./app.ts";
import { findWords } from "./find-words.ts";
import { Frame } from "./frame.ts";
import { NavigationHistory } from "./history.ts";
import { ipcMain } from "./ipc-main.ts";
import { Navigation } from "./navigation.ts";
import { loadError } from "./net-errors.ts";
import type { FromPage } from "./preload-world.ts";
import { readPreload } from "./preload.ts";
import { hostRecords } from "./records.ts";
import { makeEvent, Strict, StrictEmitter } from "./refuse.ts";
import { answerScheme } from "./schemes.ts";
import { type Session, session as sessions } from "./session.ts";
import { nativeTheme } from "./system.ts";
import { Tab } from "./tab.ts";
import { openWindows } from "./windows.ts";
import { makeCodec } from "./worlds.ts";

const events = `
  did-start-loading did-stop-loading did-finish-load did-fail-load did-navigate did-navigate-in-page
  dom-ready page-title-updated will-prevent-unload will-navigate will-frame-navigate will-redirect destroyed context-menu
  certificate-error render-process-gone preload-error found-in-page focus enter-html-full-screen will-attach-webview before-input-event
  unresponsive responsive input-event -handed-over -certificate-error`
  .trim()
  .split(/\s+/);

type OpenHandler = (details: object) => WindowOpenHandlerResponse;

const all = new Map<number, WebContents>();
const codec = makeCodec();
let lastId = 0;
let lastRequest = 0;
nativeTheme.on("updated", () => all.forEach((contents) => contents.recolor()));
const focus: { on: WebContents | null } = { on: null };

/** A page of a view. */
export class WebContents extends StrictEmitter {
  readonly id = ++lastId;
  readonly session: Session;
  readonly mainFrame = new Frame(null);
  readonly navigationHistory: NavigationHistory;
  private readonly opened: Promise<Tab>;
  private tab: Tab | null = null;
  private navigation: Navigation | null = null;
  private openHandler: OpenHandler | null = null;
  private title = "";
  private zoom = 1;
  private size = { width: 800, height: 600 };
  private isGone = false;

  constructor(preferences: WebPreferences) {
    super(events);
    const { preload, partition = "", session, focusOnNavigation = true } = preferences;
    this.session = (session as Session | undefined) ?? sessions.fromPartition(partition);
    const source = preload === undefined ? null : readPreload(preload);
    this.opened = this.open(source);
    this.opened.catch((error: unknown) => process.stderr.write(`A view has no page: ${String(error)}\n`));
    this.navigationHistory = new NavigationHistory(this.opened, async (url) => (await this.ready()).expect(url));
    if (focusOnNavigation) this.on("did-navigate", () => this.focus());
    this.session.addView(this);
    all.set(this.id, this);
    app.emit("web-contents-created", makeEvent({}), this);
  }

  getType(): "window" {
    return "window";
  }

  /** Rejects with Electron's error when nothing comes of it. */
  async loadURL(url: string): Promise<void> {
    if (!URL.canParse(url)) throw loadError("ERR_INVALID_URL", url);
    await (await this.ready()).load(this.session.toChromium(new URL(url).href));
  }

  reload(): void {
    this.later(async () => (await this.ready()).reload({ ignoreCache: false }));
  }

  reloadIgnoringCache(): void {
    this.later(async () => (await this.ready()).reload({ ignoreCache: true }));
  }

  stop(): void {
    this.later((tab) => tab.send("Page.stopLoading"));
  }

  downloadURL(url: string): void {
    this.later(async () => (await this.ready()).download(this.session.toChromium(url)));
  }

  getURL(): string {
    return this.navigation?.url ?? "";
  }

  getTitle(): string {
    return this.title || this.getURL();
  }

  isLoading(): boolean {
    return this.navigation?.isLoading ?? false;
  }

  /** Throws for what can't be cloned. Dropped when no document is there. */
  send(channel: string, ...args: unknown[]): void {
    this.tab?.tell({ kind: "event", channel, args: args.map(codec.encode) });
  }

  /** Brings its window before all others, as Electron does. */
  focus(): void {
    const hadIt = focus.on === this;
    focus.on = this;
    if (!hadIt) this.emit("focus");
    for (const window of openWindows)
      if (window.contentView.children.some((view) => "webContents" in view && view.webContents === this))
        window.focus();
  }

  isFocused(): boolean {
    return focus.on === this;
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  /** `waitForBeforeUnload`: the page may keep itself open. */
  close({ waitForBeforeUnload = false } = {}): void {
    if (this.isGone) return;
    if (waitForBeforeUnload) return this.later((tab) => tab.send("Page.close"));
    this.later((tab) => tab.close());
    this.end();
  }

  private end(): void {
    if (this.isGone) return;
    this.isGone = true;
    all.delete(this.id);
    this.session.removeView(this);
    if (focus.on === this) focus.on = null;
    this.emit("destroyed");
  }

  print(_options?: WebContentsPrintOptions, done?: (isDone: boolean, reason: string) => void): void {
    hostRecords.prints.push(this.id);
    done?.(true, "");
  }

  openDevTools(): void {
    hostRecords.devTools.push(this.id);
  }

  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.zoom = factor;
    this.resize(this.size);
  }

  getZoomFactor(): number {
    return this.zoom;
  }

  /** Refuses what Electron refuses: a file that is not there, and no icon. */
  startDrag({ file, files = [file], icon }: Item): void {
    const isEmpty = typeof icon === "string" ? !existsSync(icon) : icon.isEmpty();
    if (isEmpty) throw new Error("Must specify non-empty 'icon' option");
    const missing = files.find((path) => !path || !existsSync(path));
    if (missing !== undefined) throw new Error(`There is no file to drag: ${missing}`);
    hostRecords.drags.push({ contentsId: this.id, files });
  }

  /**
   * What the page shows of the words is counted, and one of them selected, where Electron marks them all. As there, and not
   * as its documentation says, a search begins anew when `findNext` is left out.
   */
  findInPage(text: string, { forward = true, findNext = true }: FindInPageOptions = {}): number {
    if (this.isGone) throw new Error("Object has been destroyed");
    if (text === "") throw new Error("Must provide a non-empty search content");
    const requestId = ++lastRequest;
    this.later(async (tab) => {
      const expression = `(${findWords.toString()})(${JSON.stringify({ text, forward, findNext })})`;
      const { result } = await tab.send("Runtime.evaluate", { expression, returnByValue: true });
      const { at, of, area } = result.value as ReturnType<typeof findWords>;
      const found = { requestId, activeMatchOrdinal: at, matches: of, selectionArea: area, finalUpdate: true };
      this.emit("found-in-page", makeEvent({}), found);
    });
    return requestId;
  }

  stopFindInPage(action: "clearSelection" | "keepSelection" | "activateSelection"): void {
    if (this.isGone) throw new Error("Object has been destroyed");
    if (action === "clearSelection")
      this.later((tab) => tab.send("Runtime.evaluate", { expression: "getSelection().empty()" }));
  }

  replaceMisspelling(text: string): void {
    this.later((tab) => tab.send("Input.insertText", { text }));
  }

  undo = (): void => this.edit("undo");
  redo = (): void => this.edit("redo");
  cut = (): void => this.edit("cut");
  copy = (): void => this.edit("copy");
  paste = (): void => this.edit("paste");
  delete = (): void => this.edit("delete");
  selectAll = (): void => this.edit("selectAll");

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  /** Taken: no page is ever in the background here. */
  setBackgroundThrottling(_isAllowed: boolean): void {}

  /** The host's: whether a frame is one of this page. */
  hasFrame(frameId: string): boolean {
    return this.tab?.frames.has(frameId) ?? false;
  }

  /** The host's: how large the view is. */
  resize(size: { width: number; height: number }): void {
    this.size = size;
    const width = Math.max(1, Math.round(size.width / this.zoom));
    const height = Math.max(1, Math.round(size.height / this.zoom));
    const metrics = { width, height, deviceScaleFactor: this.zoom, mobile: false };
    this.later((tab) => tab.send("Emulation.setDeviceMetricsOverride", metrics));
  }

  /** The host's: shows the colours of the system, or those that the app chose. */
  recolor(): void {
    const value = nativeTheme.shouldUseDarkColors ? "dark" : "light";
    const features = [{ name: "prefers-color-scheme", value }];
    this.later((tab) => tab.send("Emulation.setEmulatedMedia", { features }));
  }

  private edit(command: string): void {
    this.later((tab) => tab.send("Input.dispatchKeyEvent", { type: "rawKeyDown", commands: [command] }));
  }

  private later(act: (tab: Tab) => Promise<unknown>): void {
    this.opened.then(act).catch((error: unknown) => {
      if (!this.isGone) process.stderr.write(`View ${this.id}: ${String(error)}\n`);
    });
  }

  private async ready(): Promise<Navigation> {
    await this.opened;
    if (!this.navigation || this.isGone) throw new Error("Object has been destroyed");
    return this.navigation;
  }

  private async open(preload: string | null): Promise<Tab> {
    const { session, mainFrame } = this;
    const toElectron = (url: string): string => session.toElectron(url);
    const hear = (told: FromPage, frame: Frame): void => this.hear(told, frame);
    const chromium = await session.chromium();
    return Tab.open({ chromium, preload, mainFrame, toElectron, hear }, async (tab) => {
      this.tab = tab;
      this.navigation = new Navigation(
        {
          mainFrame,
          toElectron,
          emit: (event, ...args) => this.emit(event, ...args),
          permit: (url) => session.permit(this, url),
          answer: (owner, paused) => answerScheme(session.protocol, owner, paused),
        },
        tab,
      );
      this.watch(tab);
      this.recolor();
      await this.navigation.watch();
    });
  }

  private watch(tab: Tab): void {
    this.on("did-navigate", () => (this.title = ""));
    const refresh = (): void => this.later(() => this.navigationHistory.refresh());
    for (const name of ["dom-ready", "did-stop-loading", "did-navigate-in-page"]) this.on(name, refresh);
    this.on("-handed-over", (url: string) => hostRecords.handedOver.push(url));
    this.on("-certificate-error", (...args: [string, string, boolean]) => this.refuseCertificate(...args));
    tab.on("Page.windowOpen", ({ url, windowName, windowFeatures }) => {
      const frameName = windowName.startsWith("_") ? "" : windowName;
      this.denyWindow(url, { frameName, features: windowFeatures.join(","), disposition: "foreground-tab" });
    });
    tab.on("Page.frameRequestedNavigation", ({ url, disposition }) => {
      const known = { newTab: "background-tab", newWindow: "new-window" }[disposition as string];
      if (known) this.denyWindow(url, { frameName: "", features: "", disposition: known });
    });
    tab.onClosed(() => this.end());
    tab.on("Page.javascriptDialogOpening", ({ type }) => {
      const event = makeEvent({});
      if (type === "beforeunload") this.emit("will-prevent-unload", event);
      this.later((tab) => tab.send("Page.handleJavaScriptDialog", { accept: event.defaultPrevented }));
    });
    tab.on("Inspector.targetCrashed", () => {
      const details = { reason: "crashed", exitCode: 5 };
      this.emit("render-process-gone", makeEvent({}), details);
      app.emit("render-process-gone", makeEvent({}), this, details);
    });
  }

  private hear(told: FromPage, senderFrame: Frame): void {
    const { processId, routingId: frameId } = senderFrame;
    const event = { type: "frame" as const, sender: this, senderFrame, processId, frameId };
    if (told.kind === "invoke") {
      if (this.tab) void ipcMain.answer(told, event, this.tab);
    } else if (told.kind === "send") {
      ipcMain.deliver(told, event);
    } else if (told.kind === "title") {
      if (told.title !== this.title) this.emit("page-title-updated", makeEvent({}), (this.title = told.title), true);
    } else if (told.kind === "input") {
      this.emit("input-event", makeEvent({}), { type: told.type });
    } else if (told.kind === "context menu") {
      const { kind: _, ...params } = told;
      const none = {
        misspelledWord: "",
        dictionarySuggestions: [],
        srcURL: "",
        mediaType: "none",
        pageURL: this.getURL(),
      };
      this.emit("context-menu", makeEvent({}), { ...none, ...params, frame: senderFrame, editFlags: editFlags(told) });
    } else {
      process.stderr.write(`A preload failed: ${told.message}\n`);
      this.emit("preload-error", makeEvent({}), "", new Error(told.message));
    }
  }

  /** A certificate can be refused alone here: throws when the app would accept it. */
  private refuseCertificate(url: string, error: string, isMainFrame: boolean): void {
    const answer = (isTrusted: boolean): void => {
      if (isTrusted) throw new Error("The test host can't accept a certificate");
    };
    const certificate = { issuerName: "", subjectName: "", fingerprint: "" };
    this.emit("certificate-error", makeEvent({}), url, error, certificate, answer, isMainFrame);
    app.emit("certificate-error", makeEvent({}), this, url, error, certificate, answer, isMainFrame);
  }

  /**
   * The window is closed in any case (see `chromium.ts`); what the app says is recorded. `window.open` gives the page a
   * window that closes at once, where Electron gives null: what the page writes into it until then may still load.
   */
  private denyWindow(chromiumUrl: string, of: { frameName: string; features: string; disposition: string }): void {
    const url = this.session.toElectron(chromiumUrl);
    const { action } = this.openHandler?.({ url, ...of, referrer: { url: "", policy: "" } }) ?? { action: "allow" };
    hostRecords.popups.push({ contentsId: this.id, url, action });
  }
}

function editFlags({ isEditable, selectionText }: FromPage & { kind: "context menu" }): Record<string, boolean> {
  const hasText = selectionText !== "";
  const canEdit = { canUndo: isEditable, canRedo: isEditable, canPaste: isEditable };
  return {
    ...canEdit,
    canCut: isEditable && hasText,
    canCopy: hasText,
    canDelete: isEditable && hasText,
    canSelectAll: true,
  };
}

/** The module's `webContents`. */
class AllWebContents extends Strict {
  static readonly shownAs = "webContents";

  getAllWebContents(): WebContents[] {
    return [...all.values()];
  }

  getFocusedWebContents(): WebContents | null {
    return focus.on;
  }

  fromId(id: number): WebContents | undefined {
    return all.get(id);
  }
}

export const webContents = new AllWebContents();
