import { type App, Menu, nativeImage, Tray } from "electron";
import { applicationMenu, type MenuParts, trayMenu } from "./menu.ts";
import type { Texts } from "./texts.ts";
import type { MainWindow } from "./window.ts";

/** What stands outside of the window: the menu bar, the tray, and the number at the app's icon. */
export interface Outside {
  show: (parts: MenuParts, unread: number) => void;
}

/** Puts the icon into the tray. Where a system has no tray, it is nowhere to be seen. */
export function createOutside(
  app: App,
  window: MainWindow,
  icons: { tray: string; dot: string },
  texts: Texts,
): Outside {
  const tray = new Tray(nativeImage.createFromPath(icons.tray));
  const dot = nativeImage.createFromPath(icons.dot);
  tray.on("click", () => window.raise());
  let before = "";
  return {
    show: (parts, unread) => {
      const now = JSON.stringify([parts.servers, parts.shownId]);
      if (now === before) return; // an open menu would close
      before = now;
      Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(parts)));
      tray.setContextMenu(Menu.buildFromTemplate(trayMenu(parts)));
      const said = unread > 0 ? texts.unread(unread) : "";
      tray.setToolTip(said === "" ? "Xtablo" : `Xtablo: ${said}`);
      if (process.platform !== "win32") app.setBadgeCount(unread);
      else window.setOverlay(unread > 0 ? dot : null, said);
    },
  };
}
