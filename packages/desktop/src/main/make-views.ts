import { join } from "node:path";
import { clipboard, Menu, session as sessions, type Session, type WebContents, WebContentsView } from "electron";
import { contextMenu } from "./context-menu.ts";
import type { Downloads } from "./downloads.ts";
import { type KnownView, knowView } from "./known-views.ts";
import type { Leaving } from "./leaving.ts";
import { ownOrigin, serveOwnPages } from "./own-pages.ts";
import { noteUse } from "./page-use.ts";
import { guardSession } from "./security.ts";
import { partitionOf } from "./servers.ts";
import type { KnownServer, SettingsFile } from "./settings.ts";
import type { Spelling } from "./spelling.ts";
import type { Texts } from "./texts.ts";

/** Makes the views of the window; all are made the same way, but for their preload and their session. */
export interface Views {
  /** A view of one of the app's own pages, which shows nothing yet, and shows that page again after a crash. */
  makeOwn: (page: string) => WebContentsView;
  /** The view of a server, which shows nothing yet. */
  makeServer: (server: KnownServer, origin: () => string | null) => WebContentsView;
  /** The session of a server, which holds its cookies. */
  sessionOf: (server: KnownServer) => Session;
  /** A session that keeps nothing, to look at addresses. */
  passing: () => Session;
  /** Makes the pages of all views larger or smaller. */
  zoom: (factor: number) => void;
}

/** What {@link Views} need. */
export interface ViewsParts {
  /** Where the build of the app is. */
  appDir: string;
  texts: Texts;
  settings: SettingsFile;
  downloads: Downloads;
  leaving: Leaving;
  spelling: Spelling;
  /** Somebody switches spell checking on or off. */
  chooseSpelling: (on: boolean) => void;
}

const pauseAfterCrashMs = 1_000;

/** Makes {@link Views}. */
export async function createViews(parts: ViewsParts): Promise<Views> {
  const { appDir, settings, downloads, leaving, spelling } = parts;
  const prepared = new Set<Session>();
  const open = new Set<WebContents>();

  /** The walls first, before anything is loaded in it. */
  function prepare(partition: string): Session {
    const session = sessions.fromPartition(partition);
    if (prepared.has(session)) return session;
    prepared.add(session);
    guardSession(session);
    downloads.watch(session);
    spelling.watch(session);
    return session;
  }

  function make(session: Session, preload: string, known: KnownView): WebContentsView {
    const view = new WebContentsView({
      webPreferences: {
        session,
        preload: join(appDir, "preload", preload),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: true,
        focusOnNavigation: false, // else a page that is not to be seen takes the keyboard
        disableDialogs: true, // no page keeps the app busy with `alert`
      },
    });
    const contents = view.webContents;
    knowView(contents, known);
    open.add(contents);
    contents.on("destroyed", () => open.delete(contents));
    contents.on("did-finish-load", () => contents.setZoomFactor(settings.value.zoom));
    offerContextMenu(contents, parts);
    return view;
  }

  await serveOwnPages(prepare("own"), join(appDir, "renderer"));
  return {
    makeOwn: (page) => {
      const view = make(prepare("own"), "app.cjs", { kind: "own", serverId: null, origin: () => ownOrigin });
      const { webContents } = view;
      webContents.on("render-process-gone", () => setTimeout(() => void webContents.loadURL(page), pauseAfterCrashMs));
      return view;
    },
    makeServer: (server, origin) => {
      const known: KnownView = { kind: "server", serverId: server.id, origin };
      const view = make(prepare(partitionOf(server)), "platform.cjs", known);
      const now = () => settings.value.servers.find(({ id }) => id === server.id) ?? server;
      leaving.watch(view, { id: server.id, name: () => now().name });
      return view;
    },
    sessionOf: (server) => prepare(partitionOf(server)),
    passing: () => prepare("passing"),
    zoom: (factor) => {
      for (const contents of open) contents.setZoomFactor(factor);
    },
  };
}

function offerContextMenu(contents: WebContents, { texts, spelling, chooseSpelling }: ViewsParts): void {
  contents.on("context-menu", (_, click) => {
    const items = contextMenu({ ...click, checksSpelling: spelling.isOn }, texts, {
      checkSpelling: chooseSpelling,
      replaceWord: (word) => contents.replaceMisspelling(word),
      addToDictionary: (word) => void contents.session.addWordToSpellCheckerDictionary(word),
      copyText: (text) => void clipboard.writeText(text),
      save: (url) => {
        noteUse(contents);
        contents.downloadURL(url);
      },
    });
    if (items.length > 0) Menu.buildFromTemplate(items).popup();
  });
}
