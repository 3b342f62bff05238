import type { MenuItemConstructorOptions, PopupOptions } from "electron";
import { app } from "./app.ts";
import { BaseWindow } from "./base-window.ts";
import { hostRecords } from "./records.ts";
import { Strict, StrictEmitter } from "./refuse.ts";
import { webContents } from "./web-contents.ts";

type Template = Omit<MenuItemConstructorOptions, "submenu"> & { submenu?: Menu | (Template | MenuItem)[] };

/** What an entry with a role does here. Those without a word do nothing that can be seen without a screen. */
const roles: Record<string, (() => void) | null> = {
  undo: () => webContents.getFocusedWebContents()?.undo(),
  redo: () => webContents.getFocusedWebContents()?.redo(),
  cut: () => webContents.getFocusedWebContents()?.cut(),
  copy: () => webContents.getFocusedWebContents()?.copy(),
  paste: () => webContents.getFocusedWebContents()?.paste(),
  delete: () => webContents.getFocusedWebContents()?.delete(),
  selectall: () => webContents.getFocusedWebContents()?.selectAll(),
  reload: () => webContents.getFocusedWebContents()?.reload(),
  forcereload: () => webContents.getFocusedWebContents()?.reloadIgnoringCache(),
  toggledevtools: () => webContents.getFocusedWebContents()?.openDevTools(),
  resetzoom: () => webContents.getFocusedWebContents()?.setZoomFactor(1),
  zoomin: () => zoom(1.2),
  zoomout: () => zoom(1 / 1.2),
  minimize: () => BaseWindow.getFocusedWindow()?.minimize(),
  close: () => BaseWindow.getFocusedWindow()?.close(),
  quit: () => app.quit(),
  about: () => app.showAboutPanel(),
  pasteandmatchstyle: null,
  togglespellchecker: null,
  togglefullscreen: null,
  window: null,
  help: null,
  services: null,
  hide: null,
  hideothers: null,
  unhide: null,
  startspeaking: null,
  stopspeaking: null,
  zoom: null,
  front: null,
  appmenu: null,
  filemenu: null,
  editmenu: null,
  viewmenu: null,
  sharemenu: null,
  recentdocuments: null,
  clearrecentdocuments: null,
  windowmenu: null,
};

function zoom(factor: number): void {
  const contents = webContents.getFocusedWebContents();
  contents?.setZoomFactor(contents.getZoomFactor() * factor);
}

/** An entry of a menu. Throws for a role or a type that Electron does not have. */
export class MenuItem extends Strict {
  readonly id: string | undefined;
  readonly role: string | undefined;
  readonly type: string;
  readonly submenu: Menu | undefined;
  readonly accelerator: string | undefined;
  readonly sublabel: string | undefined;
  readonly toolTip: string | undefined;
  readonly icon: unknown;
  label: string;
  checked: boolean;
  enabled: boolean;
  visible: boolean;
  private readonly clicked: Template["click"];

  constructor(template: Template) {
    super();
    const { submenu, id, accelerator, icon, sublabel, toolTip, click } = template;
    this.role = template.role?.toLowerCase();
    if (this.role !== undefined && !(this.role in roles)) throw new Error(`Unknown role: ${template.role}`);
    this.type = template.type ?? (submenu ? "submenu" : "normal");
    if (!["normal", "separator", "submenu", "checkbox", "radio", "header", "palette"].includes(this.type))
      throw new Error(`Unknown menu item type: ${this.type}`);
    if (this.type === "submenu" && !submenu) throw new Error("Invalid submenu");
    if (this.type === "normal" && template.label === undefined && this.role === undefined)
      throw new Error("A menu item has a label, a role or a type");
    Object.assign(this, { id, accelerator, icon, sublabel, toolTip });
    this.submenu = submenu instanceof Menu || submenu === undefined ? submenu : Menu.buildFromTemplate(submenu);
    this.label = template.label ?? template.role ?? "";
    this.checked = template.checked ?? false;
    this.enabled = template.enabled ?? true;
    this.visible = template.visible ?? true;
    this.clicked = click;
  }

  /** As a person's click: a checkbox changes first, and a role counts before the app's own function. */
  click(event: unknown = {}, window: unknown = BaseWindow.getFocusedWindow() ?? undefined): void {
    if (this.type === "checkbox" || this.type === "radio") this.checked = !this.checked;
    const act = this.role === undefined ? null : roles[this.role];
    if (act) act();
    else this.clicked?.(this as never, window as never, event as never);
  }
}

let applicationMenu: Menu | null = null;

/** A menu: its entries. `popup` is recorded, and shown until it is closed. */
export class Menu extends StrictEmitter {
  readonly items: MenuItem[] = [];
  private closed: (() => void) | null = null;

  constructor() {
    super(["menu-will-show", "menu-will-close"]);
  }

  static buildFromTemplate(template: (Template | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup({ callback }: PopupOptions = {}): void {
    hostRecords.menus.push(this as never);
    this.closed = callback ?? null;
    this.emit("menu-will-show", {});
  }

  closePopup(): void {
    this.emit("menu-will-close", {});
    this.closed?.();
    this.closed = null;
  }
}
