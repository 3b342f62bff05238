import { createRequire } from "node:module";
import { expect, test } from "vitest";
import configuration from "../../electron-builder.config.ts";

/** electron-builder's own target, as far as it writes the desktop entry. */
type Target = new (
  name: string,
  packager: object,
  helper: { computeDesktopEntry: (options: object, exec: string) => string },
  outDir: string,
) => { desktopEntry: { value: Promise<string> } };

test("the desktop entry of an AppImage starts it with its sandbox", async () => {
  const builder = createRequire(import.meta.url).resolve("electron-builder");
  const { default: AppImageTarget } = createRequire(builder)("app-builder-lib/out/targets/appimage/AppImageTarget") as {
    default: Target;
  };
  const packager = {
    config: configuration,
    platformSpecificBuildOptions: configuration.linux,
    appInfo: { buildVersion: "0.1.0" },
  };
  const { desktopEntry } = new AppImageTarget("", packager, { computeDesktopEntry: (_, exec) => exec }, "");
  expect(await desktopEntry.value).toBe("AppRun %U");
});
