import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { App } from "electron";

/**
 * Makes the system start the app when its user signs in, or not. `program`: what starts it. Only for an installed one: that of
 * a developer leaves the entry alone.
 */
export async function startAtLogin(app: App, program: string, isWanted: boolean): Promise<void> {
  if (!app.isPackaged) return;
  if (process.platform !== "linux") return app.setLoginItemSettings({ openAtLogin: isWanted });
  const path = entryPath(app);
  if (!isWanted) return rm(path, { force: true });
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, autostartEntry(program));
}

/**
 * Names in the entry of Linux what starts the app now: an update, or a person, may have renamed an AppImage. What somebody changed
 * in it stays, and one that they removed stays away.
 */
export async function renewEntry(app: App, program: string): Promise<void> {
  if (!app.isPackaged || process.platform !== "linux") return;
  const entry = await readFile(entryPath(app), "utf8").catch(() => "");
  const renewed = entry.replace(/^Exec=.*$/m, () => execOf(program));
  if (renewed !== entry) await writeFile(entryPath(app), renewed);
}

/** Where freedesktop.org's "Desktop Application Autostart" looks. */
function entryPath(app: App): string {
  return join(app.getPath("appData"), "autostart", "xtablo.desktop");
}

/** What the system starts the program by. */
export function autostartEntry(program: string): string {
  return `[Desktop Entry]\nType=Application\nName=Xtablo\n${execOf(program)}\nX-GNOME-Autostart-enabled=true\n`;
}

/** The program as the Desktop Entry Specification quotes it: twice, for the key and for the argument. */
function execOf(program: string): string {
  const quoted = `"${program.replace(/["`$\\]/g, (sign) => `\\${sign}`).replaceAll("%", "%%")}"`;
  return `Exec=${quoted.replaceAll("\\", "\\\\")}`;
}
