import type { AboutPanelOptionsOptions, LoginItemSettings, Settings } from "electron";
import { hostRecords } from "./records.ts";
import { makeEvent, Strict, StrictEmitter } from "./refuse.ts";
import { closeSessions } from "./session.ts";
import { takeLock } from "./single-instance.ts";
import { pathOf, state } from "./state.ts";
import { openWindows } from "./windows.ts";

const events = `
  ready second-instance open-url window-all-closed before-quit will-quit quit activate
  web-contents-created render-process-gone child-process-gone certificate-error select-client-certificate`
  .trim()
  .split(/\s+/);

class CommandLine extends Strict {
  static readonly shownAs = "app.commandLine";

  appendSwitch(name: string, value?: string): void {
    hostRecords.switches.push(value === undefined ? name : `${name}=${value}`);
  }

  hasSwitch(name: string): boolean {
    return process.argv.some((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`));
  }

  getSwitchValue(name: string): string {
    return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? "";
  }
}

/** The app: its life, its places, its appearance in the system. */
class App extends StrictEmitter {
  static readonly shownAs = "app";
  get isPackaged(): boolean {
    return state.isPackaged;
  }
  readonly dock = undefined;
  readonly commandLine = new CommandLine();
  private hasLock = false;

  constructor() {
    super(events);
  }

  get name(): string {
    return state.name;
  }

  getName(): string {
    return state.name;
  }

  setName(name: string): void {
    state.name = name;
  }

  getVersion(): string {
    return state.version;
  }

  getAppPath(): string {
    return state.appPath;
  }

  getPath(name: string): string {
    return pathOf(name);
  }

  setPath(name: string, path: string): void {
    pathOf(name); // whether there is one
    state.paths.set(name, path);
  }

  /** Empty before the app is ready, as in Electron. XTABLO_HOST_LOCALE says which it is. */
  getLocale(): string {
    return state.isReady ? state.locale : "";
  }

  isReady(): boolean {
    return state.isReady;
  }

  whenReady(): Promise<void> {
    return state.ready.promise;
  }

  requestSingleInstanceLock(): boolean {
    const self = { argv: process.argv, cwd: process.cwd() };
    this.hasLock ||= takeLock(pathOf("userData"), self, ({ argv, cwd }) => {
      this.emit("second-instance", makeEvent({}), argv, cwd, null);
    });
    return this.hasLock;
  }

  hasSingleInstanceLock(): boolean {
    return this.hasLock;
  }

  /** before-quit, the windows' close, will-quit, quit: each but the last may be prevented. */
  quit(): void {
    if (state.isQuitting) return;
    if (this.isPrevented("before-quit")) return;
    state.isQuitting = true;
    for (const window of openWindows) window.close();
    if (openWindows.size > 0 || this.isPrevented("will-quit")) state.isQuitting = false;
    else this.exit(0);
  }

  /** Ends at once, without asking. What Chromium keeps is written first. */
  exit(code = 0): void {
    this.emit("quit", makeEvent({}), code);
    closeSessions().then(
      () => process.exit(code),
      () => process.exit(code),
    );
  }

  relaunch(): void {
    hostRecords.relaunches += 1;
  }

  setAsDefaultProtocolClient(scheme: string): boolean {
    hostRecords.defaultProtocols.push(scheme);
    return true;
  }

  setBadgeCount(count = 0): boolean {
    hostRecords.badge = count;
    return true;
  }

  getBadgeCount(): number {
    return hostRecords.badge;
  }

  setLoginItemSettings(settings: Settings): void {
    hostRecords.loginItem = settings;
  }

  getLoginItemSettings(): Partial<LoginItemSettings> {
    return { openAtLogin: hostRecords.loginItem.openAtLogin ?? false, wasOpenedAtLogin: false };
  }

  setAboutPanelOptions(options: AboutPanelOptionsOptions): void {
    hostRecords.aboutPanel = options;
  }

  showAboutPanel(): void {
    hostRecords.aboutPanelsShown += 1;
  }

  enableSandbox(): void {
    if (state.isReady) throw new Error("app.enableSandbox() can only be called before app is ready");
  }

  /** Windows alone knows it: it does nothing elsewhere. */
  setAppUserModelId(_id: string): void {}

  /** The host's: a window went. */
  windowClosed(): void {
    if (openWindows.size > 0 || state.isQuitting) return;
    if (!this.emit("window-all-closed")) this.quit(); // as Electron does when nobody listens
  }

  private isPrevented(event: "before-quit" | "will-quit"): boolean {
    const asked = makeEvent({});
    this.emit(event, asked);
    return asked.defaultPrevented;
  }
}

export const app = new App();
