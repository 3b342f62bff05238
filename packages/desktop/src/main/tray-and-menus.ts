import { type App, Menu, type NativeImage, nativeImage, Tray } from "electron";
import { applicationMenu, type MenuParts, trayMenu } from "./menu.ts";
import type { Texts } from "./texts.ts";
import type { MainWindow } from "./window.ts";

/** What stands outside of the window: the menu bar, the tray, and the number at the app's icon. */
export interface TrayAndMenus {
  show: (given: Omit<MenuParts, "platform">) => void;
  /** Takes the icon out of the tray: the app ends. */
  end: () => void;
}

/** Puts the icon into the tray; `icon` gives the path of each. Where a system has no tray, it is nowhere to be seen. */
export function createTrayAndMenus(
  app: App,
  window: MainWindow,
  icon: (name: string) => string,
  texts: Texts,
): TrayAndMenus {
  const tray = new Tray(trayImage(icon));
  const dot = nativeImage.createFromPath(icon("dot"));
  if (process.platform !== "darwin") tray.on("click", () => window.raise()); // there a click opens the menu
  let before = "";
  return {
    show: (given) => {
      const parts = { ...given, platform: process.platform };
      const now = JSON.stringify([parts.servers, parts.shownId]);
      if (now === before) return; // an open menu would close
      before = now;
      Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(parts)));
      tray.setContextMenu(Menu.buildFromTemplate(trayMenu(parts)));
      const unread = parts.servers.reduce((sum, server) => sum + server.unread, 0);
      const said = unread > 0 ? texts.unread(unread) : "";
      tray.setToolTip(said === "" ? "Xtablo" : texts.tray(said));
      if (process.platform !== "win32") app.setBadgeCount(unread);
      else window.setOverlay(unread > 0 ? dot : null, said);
    },
    end: () => tray.destroy(),
  };
}

/** On a Mac a shape that the system fills, black or white as its menu bar wants it; elsewhere in colours. */
function trayImage(icon: (name: string) => string): NativeImage {
  if (process.platform !== "darwin") return nativeImage.createFromPath(icon("tray"));
  const image = nativeImage.createFromPath(icon("tray-mac"));
  image.setTemplateImage(true);
  return image;
}
