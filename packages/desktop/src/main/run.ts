import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { type App, nativeImage } from "electron";
import { stateChannel } from "../shared/channels.ts";
import type { Choices } from "../shared/ipc.ts";
import { describeApp } from "./about.ts";
import { createAppUpdates } from "./app-updates.ts";
import { answerPages } from "./calls.ts";
import { checkServer } from "./check-server.ts";
import { createDesktop, type Desktop } from "./desktop.ts";
import { createDownloads } from "./downloads.ts";
import { createDrags } from "./drags.ts";
import { createFind } from "./find.ts";
import { createLeaving } from "./leaving.ts";
import { createLocal, type Local } from "./local.ts";
import { type Log, openLog } from "./log.ts";
import { createViews, type Views } from "./make-views.ts";
import { createActions } from "./menu-actions.ts";
import { createNotify } from "./notify.ts";
import { findPage, ownPage } from "./own-pages.ts";
import { createQuitting } from "./quitting.ts";
import { createRunningApp, type RunningApp } from "./running-app.ts";
import { createServerView, type ServerView } from "./server-view.ts";
import { addRemote } from "./servers.ts";
import { fetchOf } from "./session-fetch.ts";
import { type KnownServer, openSettings } from "./settings.ts";
import { createSpelling, type Spelling } from "./spelling.ts";
import { renewEntry, startAtLogin } from "./start-at-login.ts";
import { sweepSessions } from "./sweep-sessions.ts";
import { createTeller } from "./tell.ts";
import { type Language, languageOf, textsOf } from "./texts.ts";
import { createTrayAndMenus } from "./tray-and-menus.ts";
import type { Updates } from "./updates.ts";
import { type MainWindow, openMainWindow } from "./window.ts";

/** What the app is started with. */
export interface Start {
  app: App;
  log: Log;
  /** What starts it again when its user signs in. */
  program: string;
  /** In development, the server to show. */
  server: string | null;
}

/** Opens the window, and all servers that are known. Called once, when Electron is ready. */
export async function run({ app, log, program, server }: Start): Promise<RunningApp> {
  const places = findPlaces(app);
  const settings = await openSettings(places.settings, log.warn);
  await sweepSessions(places.userDataDir, settings.value, log.warn);
  if (server !== null) await settings.change((value) => addRemote(value, server, randomUUID()));
  const language = languageOf(app.getLocale());
  const texts = textsOf(language);
  const notify = createNotify(places.icon("icon"));
  const teller = createTeller(texts, notify);
  const leaving = createLeaving({
    texts,
    ask: (options, view) => window.ask(options, view),
    stayed: (id) => begin(desktop.showServer(id)),
    isDownloading: () => downloads.isRunning,
  });
  const quitting = createQuitting({
    app,
    leaving,
    keepsRunning: () => settings.value.keepRunning,
    reopen: () => desktop.start(),
    stop: async () => {
      trayAndMenus.end();
      await endAll([local.stop(), settings.written()], log);
    },
  });
  const begin = (work: Promise<unknown>): void => void work.catch((error: unknown) => log.warn(String(error)));
  const chooseSpelling = (checkSpelling: boolean): void => begin(desktop.choose({ checkSpelling }));
  const window = openMainWindow(settings, places.icon("icon"), quitting);
  const trayAndMenus = createTrayAndMenus(app, window, places.icon, texts);
  const { setProgress: progress } = window;
  const downloads = createDownloads({ folder: app.getPath("downloads"), progress, warn: log.warn, ...teller });
  const spelling = createSpelling([app.getLocale(), "en-US"], settings.value.checkSpelling);
  const views = await createViews({ ...places, texts, settings, downloads, leaving, spelling, chooseSpelling });
  const own = views.makeOwn(ownPage);
  window.add(own);

  const local = makeLocal(places, language, () => desktop.local);
  const desktop: Desktop = createDesktop({
    settings,
    language,
    version: app.getVersion(),
    localName: texts.onThisComputer,
    check: async (address) => checkServer(address, fetchOf(views.passing())),
    makeView: (server) => makeServerView(server, { views, window, local, changed: draw, warn: log.warn }),
    forget: async (server) => forget(server, views, local),
    apply: async (choices, before) => applyChoices(choices, before, { app, program, updates, spelling }),
    changed: draw,
  });
  const { updates, tell } = createAppUpdates({ app, program, log, teller, quitting });
  const find = createFind({
    page: () => desktop.shown?.view.view.webContents ?? null,
    makeBar: () => window.addBar(views.makeOwn(findPage)),
    layers: window,
  });
  const actions = createActions({ app, desktop, window, views, find, settings, updates, tell, begin });

  /** Shows what is to be seen now. */
  function draw(): void {
    if (quitting.isQuitting) return;
    const { shown, state } = desktop;
    window.show(shown?.view.view ?? own);
    find.follow();
    window.setTitle(titleOf(desktop));
    own.webContents.send(stateChannel, state);
    trayAndMenus.show({ texts, servers: state.servers, shownId: shown?.server.id ?? null, actions });
  }

  answerPages({
    desktop,
    find,
    logsDir: places.logsDir,
    notify,
    raise: window.raise,
    warn: log.warn,
    drags: await createDrags(places.dragged, nativeImage.createFromPath(places.icon("file"))),
  });
  describeApp(app, places.icon("icon"));
  await own.webContents.loadURL(ownPage);
  desktop.start();
  updates.follow(settings.value.updates);
  if (settings.value.startAtLogin) begin(renewEntry(app, program));
  return createRunningApp({ app, program, window, desktop, quitting, stopLocal: local.stop });
}

/** The server of this computer, which tells its view what becomes of it. */
function makeLocal(places: Places, language: Language, view: () => ServerView | null): Local {
  return createLocal({
    ...places,
    language,
    log: openLog(places.serverLog),
    changed: (status) => view()?.setStatus(status),
    ended: () => view()?.open(),
  });
}

type Places = ReturnType<typeof findPlaces>;

/** Where everything is: what was built, and what the system gives each program to keep things in. */
function findPlaces(app: App) {
  const appDir = join(import.meta.dirname, "..");
  const [userDataDir, logsDir] = [app.getPath("userData"), app.getPath("logs")];
  return {
    appDir,
    userDataDir,
    logsDir,
    settings: join(userDataDir, "settings.json"),
    dragged: join(userDataDir, "dragged"),
    serverLog: join(logsDir, "server.log"),
    icon: (name: string): string => join(appDir, "icons", `${name}.png`),
  };
}

/** Waits for all, whatever becomes of each. */
async function endAll(ends: Promise<void>[], log: Log): Promise<void> {
  for (const end of await Promise.allSettled(ends)) if (end.status === "rejected") log.warn(String(end.reason));
}

/**
 * Puts into effect what was chosen, but for what is asked when it matters. Starting at login is left as it is unless it was just
 * chosen: somebody may have switched it off in the system.
 */
async function applyChoices(
  { updates: feed, checkSpelling, startAtLogin: isWanted }: Choices,
  before: Choices,
  { app, program, updates, spelling }: Pick<Start, "app" | "program"> & { updates: Updates; spelling: Spelling },
): Promise<void> {
  updates.follow(feed);
  spelling.follow(checkSpelling);
  if (isWanted !== before.startAtLogin) await startAtLogin(app, program, isWanted);
}

/** Ends what belongs to a server that was removed; what the one of this computer keeps stays. */
async function forget(server: KnownServer, views: Views, local: Local): Promise<void> {
  if (server.kind === "local") await local.stop();
  await views.sessionOf(server).clearData();
}

/** What the view of a server needs. */
interface ServerParts {
  views: Views;
  window: MainWindow;
  local: Local;
  changed: () => void;
  warn: (message: string) => void;
}

function makeServerView(server: KnownServer, { views, window, local, changed, warn }: ServerParts): ServerView {
  const isLocal = server.kind === "local";
  const view = views.makeServer(server, () => (isLocal ? local.url : server.origin));
  window.add(view);
  view.webContents.once("destroyed", () => window.remove(view));
  return createServerView({
    view,
    changed,
    warn,
    prepare: async () => (isLocal ? local.open(views.sessionOf(server)) : server.origin),
    isLocal,
  });
}

function titleOf({ shown, state }: Desktop): string {
  if (!shown) return "Xtablo";
  const title = shown.view.view.webContents.getTitle();
  return state.servers.length > 1 ? `${title} – ${shown.server.name}` : title;
}
