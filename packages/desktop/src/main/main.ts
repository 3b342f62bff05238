import { join } from "node:path";
import { app, dialog, protocol, shell } from "electron";
import { findDeepLink, scheme } from "./deep-link.ts";
import { openLog } from "./log.ts";
import { registerScheme } from "./own-pages.ts";
import { run, type RunningApp } from "./run.ts";
import { putUpWalls } from "./security.ts";
import { languageOf, textsOf } from "./texts.ts";

// The program of the app's main process.
app.setName("Xtablo");
app.setAppUserModelId("app.xtablo.desktop");
const log = openLog(join(app.getPath("logs"), "main.log"));

process.on("uncaughtException", (error) => {
  log.warn(error.stack ?? String(error));
  dialog.showErrorBox(textsOf(languageOf(app.getLocale())).crash, error.stack ?? String(error));
  app.exit(1);
});

registerScheme(protocol);
putUpWalls(app, { openOutside: (url) => void shell.openExternal(url), told: log.warn });

if (app.requestSingleInstanceLock()) begin();
else app.quit(); // the one that runs was told

function begin(): void {
  let running: RunningApp | null = null;
  /** A link that came before there was anything to show it in. */
  let waiting = findDeepLink(process.argv);

  app.on("second-instance", (_, words) => {
    const link = findDeepLink(words);
    if (link) running?.followLink(link);
    else running?.raise();
    waiting = running ? waiting : (link ?? waiting);
  });
  app.on("open-url", (event, url) => {
    event.preventDefault();
    const link = findDeepLink([url]);
    if (running && link) running.followLink(link);
    else waiting = link ?? waiting;
  });
  if (app.isPackaged) app.setAsDefaultProtocolClient(scheme);
  app
    .whenReady()
    .then(async () => {
      running = await run({ app, log, program: process.env["APPIMAGE"] ?? process.execPath });
      if (waiting) running.followLink(waiting);
    })
    .catch((error: unknown) => {
      throw error; // to the handler above
    });
}
