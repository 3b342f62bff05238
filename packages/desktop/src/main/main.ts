import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { app, dialog, protocol, shell } from "electron";
import { type DeepLink, findDeepLink, scheme } from "./deep-link.ts";
import { readDevelopment } from "./development.ts";
import { stopWithinMs } from "./local/local-server.ts";
import { openLog } from "./log.ts";
import { registerScheme } from "./own-pages.ts";
import { run } from "./run.ts";
import type { RunningApp } from "./running-app.ts";
import { putUpWalls } from "./security.ts";
import { languageOf, textsOf } from "./texts.ts";

// The program of the app's main process.
app.setName("Xtablo");
app.setAppUserModelId("app.xtablo.desktop");
const development = app.isPackaged ? null : readDevelopment(process.argv);
if (development?.userDataDir) app.setPath("userData", development.userDataDir);
const log = openLog(join(app.getPath("logs"), "main.log"));

let running: RunningApp | null = null;
let isCrashed = false;
/** As long as the server of this computer may take to end, and a moment; it takes a part of a second. */
const endWithinMs = stopWithinMs + 1_000;

/** The app can't go on, and says why. */
function crash(error: unknown): void {
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log.warn(said);
  if (isCrashed) return;
  isCrashed = true;
  const ended = running?.stopLocal();
  dialog.showErrorBox(textsOf(languageOf(app.getLocale())).crash, said);
  void exitAfter(ended);
}

/** Nothing is asked to end by an exit, and PostgreSQL outlives what is not. */
async function exitAfter(ended: Promise<void> | undefined): Promise<void> {
  try {
    await Promise.race([ended, wait(endWithinMs)]);
  } finally {
    app.exit(1);
  }
}
process.on("uncaughtException", crash);
process.on("unhandledRejection", (reason) => log.warn(String(reason)));

log.info(`Xtablo ${app.getVersion()} starts`);
if (app.commandLine.hasSwitch("no-sandbox")) log.warn("It was started without Chromium's sandbox (--no-sandbox)");
registerScheme(protocol);
putUpWalls(app, { openOutside: (url) => void shell.openExternal(url), warn: log.warn });

if (app.requestSingleInstanceLock()) begin();
else app.quit(); // the one that runs was told

function begin(): void {
  /** A link that came before there was anything to show it in. */
  let waiting = findDeepLink(process.argv);

  function follow(link: DeepLink): void {
    if (running) void running.followLink(link).catch((error: unknown) => log.warn(String(error)));
    else waiting = link;
  }

  app.on("second-instance", (_, words) => {
    const link = findDeepLink(words);
    if (link) follow(link);
    else running?.raise();
  });
  app.on("activate", () => running?.raise());
  app.on("open-url", (event, url) => {
    event.preventDefault();
    const link = findDeepLink([url]);
    if (link) follow(link);
  });
  if (app.isPackaged && !app.setAsDefaultProtocolClient(scheme))
    log.warn(`The system does not open ${scheme}:// links with this app: it knows none that is installed`);
  app
    .whenReady()
    .then(async () => {
      const program = process.env["APPIMAGE"] ?? process.execPath;
      running = await run({ app, log, program, server: development?.server ?? null });
      if (waiting) follow(waiting);
    })
    .catch(crash);
}
