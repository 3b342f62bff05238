import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { App } from "electron";

/**
 * Makes the system start the app when its user signs in, or not. `program`: what starts it. Only for an installed one: that of
 * a developer leaves the entry alone.
 */
export async function startAtLogin(app: App, program: string, isWanted: boolean): Promise<void> {
  if (!app.isPackaged) return;
  if (process.platform !== "linux") return app.setLoginItemSettings({ openAtLogin: isWanted });
  const folder = join(app.getPath("appData"), "autostart"); // freedesktop.org, Desktop Application Autostart
  const path = join(folder, "xtablo.desktop");
  if (!isWanted) return rm(path, { force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(path, autostartEntry(program));
}

/** The program as the Desktop Entry Specification quotes it: twice, for the key and for the argument. */
export function autostartEntry(program: string): string {
  const quoted = `"${program.replace(/["`$\\]/g, (sign) => `\\${sign}`).replaceAll("%", "%%")}"`;
  const exec = quoted.replaceAll("\\", "\\\\");
  return `[Desktop Entry]\nType=Application\nName=Xtablo\nExec=${exec}\nX-GNOME-Autostart-enabled=true\n`;
}
