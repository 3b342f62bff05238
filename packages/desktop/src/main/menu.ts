import type { MenuItemConstructorOptions } from "electron";
import type { ListedServer } from "../shared/ipc.ts";
import type { Texts } from "./texts.ts";

/** What the menus do. */
export interface MenuActions {
  showServers: () => void;
  showSettings: () => void;
  showServer: (id: string) => void;
  /** The one after, or before, the one that is shown; from the last to the first. */
  stepServer: (step: 1 | -1) => void;
  reload: () => void;
  print: () => void;
  /** Opens the bar that finds words in the page. */
  find: () => void;
  /** The next one of what was found, or the one before. */
  findNext: (step: 1 | -1) => void;
  goBack: () => void;
  goForward: () => void;
  /** A step larger, a step smaller, or the actual size. */
  zoom: (step: 1 | -1 | 0) => void;
  openDeveloperTools: () => void;
  openLogs: () => void;
  checkForUpdates: () => void;
  showAbout: () => void;
  openWindow: () => void;
  closeWindow: () => void;
  quit: () => void;
}

/** What the menus are made of. */
export interface MenuParts {
  platform: NodeJS.Platform;
  texts: Texts;
  servers: readonly ListedServer[];
  shownId: string | null;
  actions: MenuActions;
}

type Item = MenuItemConstructorOptions;
const line: Item = { type: "separator" };

/** The menu bar. Every item that does something of ours has an id. */
export function applicationMenu(parts: MenuParts): Item[] {
  const isMac = parts.platform === "darwin";
  const { menu } = parts.texts;
  const named = (name: string): string => (isMac ? name : `&${name}`); // Alt and its first letter open it
  return [
    ...(isMac ? [appleMenu(parts)] : []),
    { label: named(menu.file), submenu: fileMenu(parts) },
    { label: named(menu.edit), submenu: editMenu(parts) },
    { label: named(menu.view), submenu: viewMenu(parts) },
    { label: named(menu.servers), submenu: serversMenu(parts) },
    ...(isMac ? [{ label: menu.window, role: "windowMenu" } satisfies Item] : []),
    { label: named(menu.help), role: "help", submenu: helpMenu(parts) },
  ];
}

/** The menu of the tray. */
export function trayMenu({ texts: { menu }, servers, actions }: MenuParts): Item[] {
  return [
    { id: "tray-open", label: menu.openWindow, click: actions.openWindow },
    line,
    ...servers.map(({ id, name, unread }) => ({
      id: `tray-server-${id}`,
      label: nameWith(name, unread),
      click: () => actions.showServer(id),
    })),
    ...(servers.length > 0 ? [line] : []),
    { id: "tray-quit", label: menu.quit, click: actions.quit },
  ];
}

/** What the first menu of a Mac holds; elsewhere its items are in other menus. */
function appleMenu({ texts: { menu }, actions }: MenuParts): Item {
  return {
    label: "Xtablo",
    submenu: [
      { id: "about", label: menu.about, click: actions.showAbout },
      line,
      settingsItem(menu, actions),
      line,
      { role: "services", label: menu.services },
      line,
      { role: "hide", label: menu.hide },
      { role: "hideOthers", label: menu.hideOthers },
      { role: "unhide", label: menu.showAll },
      line,
      quitItem(menu, actions),
    ],
  };
}

function fileMenu({ platform, texts: { menu }, actions }: MenuParts): Item[] {
  const isMac = platform === "darwin";
  return [
    { id: "print", label: menu.print, accelerator: "CmdOrCtrl+P", click: actions.print },
    line,
    ...(isMac ? [] : [settingsItem(menu, actions), line]),
    { id: "close", label: menu.close, accelerator: "CmdOrCtrl+W", click: actions.closeWindow },
    ...(isMac ? [] : [quitItem(menu, actions)]),
  ];
}

function editMenu({ platform, texts: { menu }, shownId, actions }: MenuParts): Item[] {
  const enabled = shownId !== null; // our own pages are short
  const [next, previous] = [() => actions.findNext(1), () => actions.findNext(-1)];
  const hidden = { enabled, visible: false, acceleratorWorksWhenHidden: true };
  return [
    { role: "undo", label: menu.undo },
    { role: "redo", label: menu.redo },
    line,
    { role: "cut", label: menu.cut },
    { role: "copy", label: menu.copy },
    { role: "paste", label: menu.paste },
    { role: "pasteAndMatchStyle", label: menu.pasteAsText },
    { role: "selectAll", label: menu.selectAll },
    line,
    { id: "find", label: menu.find, accelerator: "CmdOrCtrl+F", enabled, click: actions.find },
    { id: "find-next", label: menu.findNext, accelerator: "CmdOrCtrl+G", enabled, click: next },
    { id: "find-previous", label: menu.findPrevious, accelerator: "CmdOrCtrl+Shift+G", enabled, click: previous },
    ...(platform === "darwin"
      ? []
      : [
          { id: "find-next-again", label: menu.findNext, accelerator: "F3", ...hidden, click: next },
          { id: "find-previous-again", label: menu.findPrevious, accelerator: "Shift+F3", ...hidden, click: previous },
        ]),
  ];
}

function viewMenu({ platform, texts: { menu }, actions }: MenuParts): Item[] {
  const [back, forward] = platform === "darwin" ? ["Cmd+[", "Cmd+]"] : ["Alt+Left", "Alt+Right"];
  return [
    { id: "reload", label: menu.reload, accelerator: "CmdOrCtrl+R", click: actions.reload },
    { id: "back", label: menu.back, accelerator: back, click: actions.goBack },
    { id: "forward", label: menu.forward, accelerator: forward, click: actions.goForward },
    line,
    { id: "actual-size", label: menu.actualSize, accelerator: "CmdOrCtrl+0", click: () => actions.zoom(0) },
    { id: "zoom-in", label: menu.zoomIn, accelerator: "CmdOrCtrl+Plus", click: () => actions.zoom(1) },
    {
      // The key without Shift, where "+" is above "=".
      id: "zoom-in-again",
      label: menu.zoomIn,
      accelerator: "CmdOrCtrl+=",
      visible: false,
      acceleratorWorksWhenHidden: true,
      click: () => actions.zoom(1),
    },
    { id: "zoom-out", label: menu.zoomOut, accelerator: "CmdOrCtrl+-", click: () => actions.zoom(-1) },
    line,
    { role: "togglefullscreen", label: menu.fullScreen },
    {
      id: "developer-tools",
      label: menu.developerTools,
      accelerator: platform === "darwin" ? "Alt+Cmd+I" : "Ctrl+Shift+I",
      click: actions.openDeveloperTools,
    },
  ];
}

/** The first nine have a key. */
function serversMenu({ texts: { menu }, servers, shownId, actions }: MenuParts): Item[] {
  return [
    ...servers.map(({ id, name, unread }, at): Item => {
      const click: Item["click"] = (item) => {
        item.checked = id === shownId; // the system turns it; what is shown then is drawn anew
        actions.showServer(id);
      };
      const item = { id: `server-${id}`, label: nameWith(name, unread), click };
      const key = at < 9 ? { accelerator: `CmdOrCtrl+${at + 1}` } : {};
      return { ...item, ...key, type: "checkbox", checked: id === shownId };
    }),
    ...(servers.length > 1 ? [line, nextItem(menu, actions, 1), nextItem(menu, actions, -1)] : []),
    ...(servers.length > 0 ? [line] : []),
    { id: "servers", label: menu.yourServers, accelerator: "CmdOrCtrl+Shift+S", click: actions.showServers },
  ];
}

function helpMenu({ platform, texts: { menu }, actions }: MenuParts): Item[] {
  return [
    { id: "open-logs", label: menu.openLogs, click: actions.openLogs },
    { id: "check-for-updates", label: menu.checkForUpdates, click: actions.checkForUpdates },
    ...(platform === "darwin" ? [] : [line, { id: "about", label: menu.about, click: actions.showAbout }]),
  ];
}

function settingsItem(menu: Texts["menu"], actions: MenuActions): Item {
  return { id: "settings", label: menu.settings, accelerator: "CmdOrCtrl+,", click: actions.showSettings };
}

function nextItem(menu: Texts["menu"], actions: MenuActions, step: 1 | -1): Item {
  const [id, label, accelerator] =
    step === 1
      ? ["next-server", menu.nextServer, "Ctrl+Tab"]
      : ["previous-server", menu.previousServer, "Ctrl+Shift+Tab"];
  return { id, label, accelerator, click: () => actions.stepServer(step) };
}

function quitItem(menu: Texts["menu"], actions: MenuActions): Item {
  return { id: "quit", label: menu.quit, accelerator: "CmdOrCtrl+Q", click: actions.quit };
}

/** Menus take `&` for the mark of a key. */
function nameWith(name: string, unread: number): string {
  const shown = name.replaceAll("&", "&&");
  return unread > 0 ? `${shown} (${unread})` : shown;
}
