import { app } from "./app.ts";
import { BaseWindow, WebContentsView } from "./base-window.ts";
import { dialog } from "./dialog.ts";
import { ipcMain } from "./ipc-main.ts";
import { Menu, MenuItem } from "./menu.ts";
import { nativeImage } from "./native-image.ts";
import { Protocol } from "./schemes.ts";
import { session } from "./session.ts";
import { clipboard, nativeTheme, Notification, powerMonitor, screen, shell, Tray } from "./system.ts";
import { utilityProcess } from "./utility-process.ts";
import { webContents } from "./web-contents.ts";

/*
 * What an app gets for "electron" under the test host: the part of Electron that Xtablo uses, over a real Chromium. What is
 * not here can't be imported, and what an object does not have throws.
 *
 * It proves nothing of: drawing (windows, menus, trays, notifications are state alone), the sandbox and the processes of
 * Electron (Chromium runs with `--no-sandbox`, all sites of a session in one process), fuses and packaging, devices, screen
 * capture, spell checking, what a key does before the page has it, webviews, and the loss of what Electron had not yet
 * written when it is killed (here Chromium outlives the app for a moment, and writes it).
 */

const registrar = new Protocol(); // before the app is ready there is no session

/** `protocol` of the default session, as Electron has it. */
const protocol = new Proxy({} as typeof session.defaultSession.protocol, {
  get: (_target, key) => {
    const own = key === "registerSchemesAsPrivileged" ? registrar : session.defaultSession.protocol;
    const value = Reflect.get(own, key) as unknown;
    return typeof value === "function" ? value.bind(own) : value;
  },
});

export {
  app,
  BaseWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
  webContents,
  WebContentsView,
};
