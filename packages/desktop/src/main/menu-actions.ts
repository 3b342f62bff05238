import { type App, shell } from "electron";
import type { Desktop } from "./desktop.ts";
import type { Find } from "./find.ts";
import type { Views } from "./make-views.ts";
import type { MenuActions } from "./menu.ts";
import type { SettingsFile } from "./settings.ts";
import type { Updates, UpdateNews } from "./updates.ts";
import type { MainWindow } from "./window.ts";
import { nextZoom } from "./zoom.ts";

/** What the menus act on. */
export interface ActionParts {
  app: App;
  desktop: Desktop;
  window: MainWindow;
  views: Views;
  find: Find;
  settings: SettingsFile;
  updates: Updates;
  tell: (news: UpdateNews) => Promise<void>;
  /** Sees to it that what fails is in the log. */
  begin: (work: Promise<unknown>) => void;
}

/** Does what the menus offer, to the server that is to be seen, or is away; a page of our own is not printed or left. */
export function createActions(parts: ActionParts): MenuActions {
  const { app, desktop, window, views, find, settings, updates, tell, begin } = parts;
  const page = () => desktop.shown?.view.view.webContents;
  const seen = (act: () => void) => () => {
    window.raise();
    act();
  };
  return {
    showServers: seen(() => desktop.showServers()),
    showSettings: seen(() => desktop.showSettings()),
    showServer: (id) => {
      window.raise();
      begin(desktop.showServer(id));
    },
    stepServer: (step) => {
      const { servers } = desktop.state;
      const at = servers.findIndex(({ id }) => id === settings.value.chosen);
      const next = servers.at((at + step) % servers.length);
      if (next) begin(desktop.showServer(next.id));
    },
    reload: () => {
      const { shown, state } = desktop;
      const id = shown?.server.id ?? ("server" in state.screen ? state.screen.server : null);
      if (id !== null) begin(desktop.reloadServer(id));
    },
    print: () => page()?.print(),
    find: seen(find.open),
    findNext: (step) => seen(() => find.step(step))(),
    goBack: () => page()?.navigationHistory.goBack(),
    goForward: () => page()?.navigationHistory.goForward(),
    zoom: (step) => {
      const zoom = nextZoom(settings.value.zoom, step);
      views.zoom(zoom);
      begin(settings.change((value) => ({ ...value, zoom })));
      window.place();
    },
    openDeveloperTools: () => page()?.openDevTools(),
    openLogs: () => begin(shell.openPath(app.getPath("logs"))),
    checkForUpdates: () => begin(updates.check().then(tell)),
    showAbout: () => app.showAboutPanel(),
    openWindow: window.raise,
    closeWindow: window.close,
    quit: () => app.quit(),
  };
}
