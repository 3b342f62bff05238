import { join, sep } from "node:path";
import type { App } from "electron";

/** Says what the box about the app shows. `icon` may be in the archive: see {@link besideArchive}. */
export function describeApp(app: App, icon: string): void {
  const [applicationName, applicationVersion] = [app.getName(), app.getVersion()];
  app.setAboutPanelOptions({
    applicationName,
    applicationVersion,
    iconPath: besideArchive(icon),
    copyright: "MIT License",
  });
}

/** Where a file is that was unpacked from the archive: GTK, which draws the box on Linux, reads no archive. */
export function besideArchive(path: string): string {
  return path.replace(join(sep, "app.asar", sep), join(sep, "app.asar.unpacked", sep));
}
