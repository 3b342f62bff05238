import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { type ElectronApp, launchHost } from "../../packages/desktop/src/testing/electron/launch.ts";
import { removeFolder } from "../../packages/server/src/testing/remove-folder.ts";
import { patienceMs } from "../browser.ts";
import { findLaunch } from "./real-electron.ts";

export const appDir = fileURLToPath(new URL("../../packages/desktop/dist/app", import.meta.url));

/** Whether an address is one of the app's own pages, in Electron or on the test host. */
export function isOwn(url: string): boolean {
  return /^(app:\/\/xtablo|https:\/\/xtablo\.app\.invalid)\//.test(url);
}

/** How the app is started. */
export interface DesktopOptions {
  args?: string[];
  colorScheme?: "light" | "dark";
  locale?: string;
}

/** The desktop app of one person: what it keeps outlives it. */
export class DesktopApp {
  readonly folder: string;
  /** Where its logs are, known once it was started. */
  logsDir = "";
  private running: ElectronApp | null = null;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create(): Promise<DesktopApp> {
    return new DesktopApp(await mkdtemp(join(tmpdir(), "xtablo-desktop-")));
  }

  get userDataDir(): string {
    return join(this.folder, "data");
  }

  get electron(): ElectronApp {
    if (!this.running) throw new Error("The app does not run.");
    return this.running;
  }

  async start(options: DesktopOptions = {}): Promise<void> {
    const env = { XTABLO_HOST_DIR: join(this.folder, "places"), XTABLO_HOST_PACKAGED: "1" };
    const launch = findLaunch() ?? launchHost;
    this.running = await launch({ appDir, userDataDir: this.userDataDir, env, ...options });
    this.logsDir = await this.running.evaluate(({ app }) => app.getPath("logs"));
  }

  /** The app's own page. */
  async own(): Promise<Page> {
    return this.electron.firstPage((page) => isOwn(page.url()));
  }

  /** The page of a server. */
  async page(origin: string): Promise<Page> {
    const page = await this.electron.firstPage(origin, 60_000);
    page.setDefaultTimeout(patienceMs);
    return page;
  }

  /** Whether the page of a server, or the app's own, is the one that is to be seen. */
  async isSeen(origin: string): Promise<boolean> {
    return this.electron.evaluate(({ BaseWindow }, origin) => {
      const views = BaseWindow.getAllWindows()[0]?.contentView.children ?? [];
      const seen = views.find((view) => view.getVisible()) as Electron.WebContentsView | undefined;
      return seen?.webContents.getURL().startsWith(origin) ?? false;
    }, origin);
  }

  /** Waits until a server's page is to be seen, and gives it. */
  async shown(origin: string): Promise<Page> {
    await this.untilSeen(origin);
    return this.page(origin);
  }

  /** Waits until the app's own page is to be seen, and gives it. */
  async ownShown(): Promise<Page> {
    await this.untilSeen("app://");
    return this.own();
  }

  private async untilSeen(origin: string): Promise<void> {
    for (const until = Date.now() + 60_000; !(await this.isSeen(origin)); await wait(50))
      if (Date.now() > until) throw new Error(`${origin} is not to be seen.\n${this.electron.output()}`);
  }

  async connect(address: string): Promise<Page> {
    const own = await this.own();
    await own.getByLabel("Address of the server").fill(address);
    await own.getByRole("button", { name: "Connect", exact: true }).click();
    return own;
  }

  /** Chooses an item of the menu bar by its id, as a click or its key does. */
  async choose(id: string): Promise<void> {
    await this.electron.evaluate(({ Menu, BaseWindow }, id) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(id);
      if (!item) throw new Error(`There is no item ${id} in the menu.`);
      item.click(undefined, BaseWindow.getAllWindows()[0]);
    }, id);
  }

  /** What the menu says of the servers: name, key, and which one is shown. */
  async serversOfMenu() {
    return this.electron.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? [])
        .flatMap(({ submenu }) => submenu?.items ?? [])
        .filter(({ id }) => id?.startsWith("server-"))
        .map(({ id, label, accelerator, checked }) => ({ id, label, accelerator: String(accelerator), checked })),
    );
  }

  async kill(): Promise<void> {
    await this.running?.kill();
    this.running = null;
  }

  async stop(): Promise<void> {
    await this.running?.close();
    this.running = null;
  }

  /** Ends it and deletes what it kept. */
  async close(): Promise<void> {
    await this.stop();
    await removeFolder(this.folder);
  }
}
