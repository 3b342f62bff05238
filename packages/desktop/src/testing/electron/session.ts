import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Cookie, CookiesGetFilter } from "electron";
import { Chromium } from "./chromium.ts";
import { watchDownloads } from "./downloads.ts";
import { permit, type PermissionHandlers } from "./permissions.ts";
import { hostRecords } from "./records.ts";
import { Strict, StrictEmitter } from "./refuse.ts";
import { Protocol, toChromium, toElectron } from "./schemes.ts";
import { fetchWithSession } from "./session-fetch.ts";
import { pathOf, requireReady, state } from "./state.ts";

/** What a session knows of the views that show its pages. */
export interface SessionView {
  hasFrame(frameId: string): boolean;
}

/** The cookies of a session, to read and to write to the disk. */
class Cookies extends Strict {
  static readonly shownAs = "session.cookies";
  private readonly chromium: () => Promise<Chromium>;

  constructor(chromium: () => Promise<Chromium>) {
    super();
    this.chromium = chromium;
  }

  async get({ url, name }: Pick<CookiesGetFilter, "url" | "name">): Promise<Cookie[]> {
    const { cookies } = await (await this.chromium()).send("Storage.getCookies");
    const hostname = url === undefined ? null : new URL(url).hostname;
    return cookies
      .filter((cookie) => name === undefined || cookie.name === name)
      .filter(({ domain }) => hostname === null || `.${hostname}`.endsWith(`.${domain.replace(/^\./, "")}`))
      .map((cookie) => ({ ...cookie, sameSite: "unspecified" as const, expirationDate: cookie.expires }));
  }

  /** Chromium writes them when it ends, also when this process was killed: it is recorded alone. */
  async flushStore(): Promise<void> {
    hostRecords.cookieFlushes += 1;
  }
}

/** A partition: a Chromium of its own, that starts when it is first needed. */
export class Session extends StrictEmitter {
  static readonly shownAs = "session";
  readonly protocol = new Protocol();
  readonly cookies = new Cookies(() => this.chromium());
  readonly availableSpellCheckerLanguages = ["en-GB", "en-US", "fr", "fr-FR"];
  readonly storagePath: string | null;
  private readonly partition: string;
  private readonly views = new Set<SessionView>();
  private readonly handlers: PermissionHandlers = { check: null, request: null };
  private spellCheckerLanguages: string[] = [];
  private spellCheckerEnabled = true;
  private running: Promise<Chromium> | null = null;

  constructor(partition: string) {
    super(["will-download", "spellcheck-dictionary-download-failure"]);
    this.partition = partition;
    const name = partition.startsWith("persist:") ? partition.slice("persist:".length) : null;
    this.storagePath =
      partition === "" || name !== null ? join(pathOf("userData"), "Partitions", name || "default") : null;
  }

  /** The host's: the Chromium of this partition. */
  chromium(): Promise<Chromium> {
    this.running ??= this.start();
    return this.running;
  }

  /** The host's: the view is there until it is forgotten. */
  addView(view: SessionView): void {
    this.views.add(view);
  }

  removeView(view: SessionView): void {
    this.views.delete(view);
  }

  /** The host's: see `permissions.ts`. */
  async permit(contents: unknown, chromiumUrl: string): Promise<void> {
    const url = toElectron(chromiumUrl, this.protocol);
    const { protocol, host } = new URL(url);
    await permit(await this.chromium(), this.handlers, { contents, url, chromiumUrl, origin: `${protocol}//${host}` });
  }

  /** The host's: writes what Chromium keeps, and ends it. */
  async close(): Promise<void> {
    await (await this.running?.catch(() => null))?.close();
  }

  setPermissionRequestHandler(handler: PermissionHandlers["request"]): void {
    this.handlers.request = handler;
  }

  setPermissionCheckHandler(handler: PermissionHandlers["check"]): void {
    this.handlers.check = handler;
  }

  /** Taken, and never asked: headless Chromium offers no device. */
  setDevicePermissionHandler(_handler: unknown): void {}

  /** Taken, and never asked: a page can't choose a screen here. */
  setDisplayMediaRequestHandler(_handler: unknown): void {}

  setSpellCheckerLanguages(languages: string[]): void {
    const unknown = languages.find((language) => !this.availableSpellCheckerLanguages.includes(language));
    if (unknown !== undefined)
      throw new Error(`Invalid language code provided: "${unknown}" is not a valid language code`);
    this.spellCheckerLanguages = languages;
  }

  getSpellCheckerLanguages(): string[] {
    return this.spellCheckerLanguages;
  }

  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.spellCheckerEnabled = isEnabled;
  }

  isSpellCheckerEnabled(): boolean {
    return this.spellCheckerEnabled;
  }

  isPersistent(): boolean {
    return this.storagePath !== null;
  }

  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    return fetchWithSession(input, init, () => this.chromium());
  }

  /**
   * Without an origin: all that the partition keeps, when no view shows it (its Chromium ends, and its folder goes); else its
   * cookies, and what the pages that are open and the hosts with a cookie have stored. Refuses to clear a part of it.
   */
  async clearStorageData(options: { origin?: string } = {}): Promise<void> {
    const other = Object.keys(options).find((name) => name !== "origin");
    if (other !== undefined) throw new Error(`The test host has no clearStorageData({ ${other} })`);
    if (options.origin !== undefined) return this.clearOrigins([options.origin]);
    if (this.views.size === 0) return this.clearFolder();
    const chromium = await this.chromium();
    const { cookies } = await chromium.send("Storage.getCookies");
    const { targetInfos } = await chromium.send("Target.getTargets");
    const pages = targetInfos.map(({ url }) => URL.parse(url)?.origin ?? "null").filter((origin) => origin !== "null");
    const hosts = cookies.map(({ domain, secure }) => `${secure ? "https" : "http"}://${domain.replace(/^\./, "")}`);
    await this.clearOrigins([...pages, ...hosts]);
    await chromium.send("Storage.clearCookies");
  }

  /** All of both. */
  async clearData(): Promise<void> {
    await this.clearStorageData();
    await this.clearCache();
  }

  async clearCache(): Promise<void> {
    await (await this.chromium()).withPage((send) => send("Network.clearBrowserCache"));
  }

  /** As for cookies: what pages store is written when Chromium ends. */
  flushStorageData(): void {}

  private async clearOrigins(origins: string[]): Promise<void> {
    await (
      await this.chromium()
    ).withPage(async (send) => {
      for (const origin of new Set(origins)) await send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
    });
  }

  private async clearFolder(): Promise<void> {
    await this.close();
    this.running = null;
    const at = hostRecords.ports.findIndex(({ partition }) => partition === this.partition);
    if (at >= 0) hostRecords.ports.splice(at, 1);
    if (this.storagePath !== null) rmSync(this.storagePath, { recursive: true, force: true, maxRetries: 10 });
  }

  private async start(): Promise<Chromium> {
    const folder = this.storagePath ?? mkdtempSync(join(pathOf("temp"), "partition-"));
    const chromium = new Chromium({ executable: state.chromium, folder });
    process.send?.({ chromium: chromium.pid });
    await watchDownloads(chromium, join(folder, "host-downloads"), {
      emit: (event, ...args) => this.emit(event, ...args),
      contentsOf: (frameId) => [...this.views].find((view) => view.hasFrame(frameId)),
      toElectron: (url) => toElectron(url, this.protocol),
    });
    const port = await chromium.port();
    hostRecords.ports.push({ partition: this.partition, port });
    return chromium;
  }

  /** The host's: how Chromium knows an address. */
  toChromium(url: string): string {
    return toChromium(url, this.protocol);
  }

  /** The host's: how the main process knows an address of Chromium's. */
  toElectron(url: string): string {
    return toElectron(url, this.protocol);
  }
}

const sessions = new Map<string, Session>();

/** The module's `session`. */
class Sessions extends Strict {
  static readonly shownAs = "session";

  get defaultSession(): Session {
    return this.fromPartition("");
  }

  fromPartition(partition: string): Session {
    requireReady("A session was asked for");
    const session = sessions.get(partition) ?? new Session(partition);
    sessions.set(partition, session);
    return session;
  }
}

export const session = new Sessions();

/** Ends all Chromiums, each after it has written what it keeps. */
export async function closeSessions(): Promise<void> {
  await Promise.all([...sessions.values()].map((one) => one.close()));
}
