import { existsSync } from "node:fs";
import type { Display, NotificationConstructorOptions, Rectangle } from "electron";
import type { Menu } from "./menu.ts";
import { type NativeImage, nativeImage } from "./native-image.ts";
import { hostRecords } from "./records.ts";
import { makeEvent, Strict, StrictEmitter } from "./refuse.ts";
import { requireReady, state } from "./state.ts";

/** The icon beside the clock. A test clicks it with `emit("click")`, and its menu by the menu's entries. */
export class Tray extends StrictEmitter {
  private image: NativeImage;
  private toolTip = "";
  private menu: Menu | null = null;
  private isGone = false;

  constructor(image: NativeImage | string) {
    requireReady("Cannot create a Tray");
    super(["click", "right-click", "double-click", "middle-click"]);
    this.image = toImage(image);
    hostRecords.trays.push(this as never);
  }

  setImage(image: NativeImage | string): void {
    this.image = toImage(image);
  }

  setToolTip(text: string): void {
    this.toolTip = text;
  }

  setContextMenu(menu: Menu | null): void {
    this.menu = menu;
  }

  /** The host's: what is shown. */
  get shown(): { image: NativeImage; toolTip: string; menu: Menu | null } {
    return { image: this.image, toolTip: this.toolTip, menu: this.menu };
  }

  destroy(): void {
    this.isGone = true;
  }

  isDestroyed(): boolean {
    return this.isGone;
  }
}

/** Electron throws for an image that can't be loaded. */
function toImage(image: NativeImage | string): NativeImage {
  const made = typeof image === "string" ? nativeImage.createFromPath(image) : image;
  if (typeof image === "string" && made.isEmpty()) throw new Error(`Failed to load image from path '${image}'`);
  return made;
}

/** A notification of the system. A test clicks it with `emit("click")`. */
export class Notification extends StrictEmitter {
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;

  constructor({ title = "", body = "", silent = false }: NotificationConstructorOptions = {}) {
    requireReady("Cannot create Notification");
    super(["show", "click", "close", "failed", "reply", "action"]);
    this.title = title;
    this.body = body;
    this.silent = silent;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    hostRecords.notifications.push(this as never);
    this.emit("show", makeEvent({}));
  }

  close(): void {
    this.emit("close", makeEvent({}));
  }
}

class Shell extends Strict {
  static readonly shownAs = "shell";

  async openExternal(url: string): Promise<void> {
    hostRecords.externalLinks.push(url);
  }

  /** An empty text when it was opened. */
  async openPath(path: string): Promise<string> {
    hostRecords.openedPaths.push(path);
    return existsSync(path) ? "" : "Failed to open path";
  }

  showItemInFolder(path: string): void {
    hostRecords.shownItems.push(path);
  }

  beep(): void {
    hostRecords.beeps += 1;
  }
}

class Clipboard extends Strict {
  static readonly shownAs = "clipboard";
  private text = "";

  writeText(text: string): void {
    this.text = text;
  }

  readText(): string {
    return this.text;
  }
}

/** One screen of 1920 × 1080, of which the system takes 40 below. */
class Screen extends StrictEmitter {
  static readonly shownAs = "screen";

  constructor() {
    super(["display-added", "display-removed", "display-metrics-changed"]);
  }

  getPrimaryDisplay(): Pick<Display, "id" | "bounds" | "workArea" | "scaleFactor" | "size" | "workAreaSize"> {
    requireReady("screen was used");
    const bounds: Rectangle = { x: 0, y: 0, width: 1920, height: 1080 };
    const workArea = { ...bounds, height: 1040 };
    return { id: 1, bounds, workArea, scaleFactor: 1, size: bounds, workAreaSize: workArea };
  }

  getAllDisplays(): ReturnType<Screen["getPrimaryDisplay"]>[] {
    return [this.getPrimaryDisplay()];
  }
}

class NativeTheme extends StrictEmitter {
  static readonly shownAs = "nativeTheme";
  private source: "system" | "light" | "dark" = "system";

  constructor() {
    super(["updated"]);
  }

  get shouldUseDarkColors(): boolean {
    return (this.source === "system" ? state.colorScheme : this.source) === "dark";
  }

  get themeSource(): "system" | "light" | "dark" {
    return this.source;
  }

  /** The pages of all views follow. */
  set themeSource(source: "system" | "light" | "dark") {
    this.source = source;
    this.emit("updated");
  }
}

class PowerMonitor extends StrictEmitter {
  static readonly shownAs = "powerMonitor";

  constructor() {
    super(["suspend", "resume", "on-ac", "on-battery", "shutdown", "lock-screen", "unlock-screen"]);
  }
}

export const shell = new Shell();
export const clipboard = new Clipboard();
export const screen = new Screen();
export const nativeTheme = new NativeTheme();
export const powerMonitor = new PowerMonitor();
