import { existsSync, readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { state } from "./state.ts";

/*
 * `node run-app.ts <folder of the app> …arguments` is `electron <folder of the app> …arguments`: it reads `package.json`,
 * imports its `main` with the host for "electron", and says that the app is ready once that has been evaluated. So a `main`
 * that awaits `whenReady()` at its top waits for ever, as in Electron.
 */

const environment = process.env;

const [, , folder = "."] = process.argv;
process.argv.splice(1, 1); // Electron's has the program, the folder, the arguments

const appPath = resolve(folder);
const { main, productName, name, version } = JSON.parse(readFileSync(join(appPath, "package.json"), "utf8")) as {
  main?: string;
  productName?: string;
  name: string;
  version: string;
};
if (!main || !existsSync(join(appPath, main))) throw new Error(`There is no main program: ${appPath}, ${main}`);

const given = process.argv
  .find((argument) => argument.startsWith("--user-data-dir="))
  ?.slice("--user-data-dir=".length);
if (!given) throw new Error("The test host needs --user-data-dir=…: it never writes to a person's own folder.");
Object.assign(state, {
  appPath,
  name: productName ?? name,
  version,
  userData: resolve(given),
  placesDir: environment["XTABLO_HOST_DIR"] ?? join(resolve(given), "places"),
  chromium: environment["XTABLO_HOST_CHROMIUM"] ?? "",
  colorScheme: environment["XTABLO_HOST_COLOR"] === "dark" ? "dark" : "light",
  locale: environment["XTABLO_HOST_LOCALE"] ?? "en-GB",
  isPackaged: environment["XTABLO_HOST_PACKAGED"] === "1",
});

const host = new URL("electron.ts", import.meta.url).href;
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === "electron" || specifier === "electron/main") return { url: host, shortCircuit: true };
    return next(specifier, context);
  },
});
Object.defineProperty(process, "type", { value: "browser" });
Object.defineProperty(process, "resourcesPath", { value: join(appPath, "resources") });

const electron = await import("./electron.ts");
const { obey } = await import("./control.ts");
obey(electron);
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => electron.app.quit());
setInterval(() => {}, 60_000); // an app does not end by having nothing to do

await import(pathToFileURL(join(appPath, main)).href);
state.isReady = true;
electron.app.emit("ready", {}, {});
state.ready.resolve();
