import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type * as Electron from "electron";
import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium } from "../../../../../e2e/browser.ts";
import type { FromHost } from "./control.ts";
import type { HostRecords } from "./records.ts";

const program = fileURLToPath(new URL("run-app.ts", import.meta.url));
const patienceMs = 60_000;

/** What a function that runs in the app's process is given: the module "electron", and what the host noted. */
export type HostedElectron = typeof Electron & { hostRecords: HostRecords };

/** How an app is started. */
export interface LaunchOptions {
  /** The folder with the app's `package.json`, whose `main` is run. */
  appDir: string;
  userDataDir: string;
  args?: string[];
  /** Above this process's own. */
  env?: Record<string, string>;
  colorScheme?: "light" | "dark";
  locale?: string;
}

/** An app that runs under the test host: the shape of Playwright's `ElectronApplication`, as far as it goes. */
export interface ElectronApp {
  /** Runs a function in the app's process. It is sent as text: it sees its arguments and globals alone. */
  evaluate<Value, Arg>(run: (electron: HostedElectron, arg: Arg) => Value | Promise<Value>, arg: Arg): Promise<Value>;
  evaluate<Value>(run: (electron: HostedElectron) => Value | Promise<Value>): Promise<Value>;
  /** The pages of all views, as Playwright sees them. Those that show nothing yet are left out. */
  pages(): Promise<Page[]>;
  /** Waits for a page: by its address, or by anything. */
  firstPage(wanted?: string | RegExp | ((page: Page) => boolean | Promise<boolean>), timeoutMs?: number): Promise<Page>;
  process(): ChildProcess;
  /** All that it wrote. */
  output(): string;
  /** Its exit code, or the signal that ended it. */
  readonly exited: Promise<number | NodeJS.Signals>;
  /** `kill -9`, and waits until its Chromiums are gone too. */
  kill(): Promise<void>;
  /** Quits it, as a person would. Throws when it does not end. */
  close(): Promise<void>;
}

/** Starts an app under the test host. Resolves once its process runs, not when it is ready. */
export async function launchHost(options: LaunchOptions): Promise<ElectronApp> {
  const { appDir, userDataDir, args = [], env = {}, colorScheme = "light", locale = "en-GB" } = options;
  const environment = {
    ...process.env,
    NODE_OPTIONS: "",
    XTABLO_HOST_CHROMIUM: findChromium() ?? "",
    XTABLO_HOST_COLOR: colorScheme,
    XTABLO_HOST_LOCALE: locale,
    ...env,
  };
  const child = spawn(process.execPath, [program, appDir, `--user-data-dir=${userDataDir}`, ...args], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: environment,
  });
  const app = new RunningApp(child);
  await once(child, "spawn");
  return app;
}

class RunningApp implements ElectronApp {
  readonly exited: Promise<number | NodeJS.Signals>;
  private readonly child: ChildProcess;
  private readonly chromiums: number[] = [];
  private readonly browsers = new Map<number, Promise<Browser>>();
  private readonly waiting = new Map<number, PromiseWithResolvers<unknown>>();
  private lastId = 0;
  private written = "";

  constructor(child: ChildProcess) {
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => void (this.written += text));
    child.on("message", (message) => this.hear(message as FromHost));
    this.exited = once(child, "close").then(([code, signal]) => {
      for (const { reject } of this.waiting.values()) reject(new Error(`The app ended.\n${this.written}`));
      return (signal ?? code) as number | NodeJS.Signals;
    });
  }

  async evaluate<Value, Arg>(
    run: (electron: HostedElectron, arg: Arg) => Value | Promise<Value>,
    arg?: Arg,
  ): Promise<Value> {
    if (!this.child.connected) throw new Error(`The app has ended.\n${this.written}`);
    const answer = Promise.withResolvers<unknown>();
    const id = ++this.lastId;
    this.waiting.set(id, answer);
    this.child.send({ id, source: run.toString(), arg });
    return (await answer.promise) as Value; // it is what `run` gave, as JSON
  }

  async pages(): Promise<Page[]> {
    const ports = await this.evaluate(({ hostRecords }) => hostRecords.ports.map(({ port }) => port));
    const browsers = await Promise.all(ports.map((port) => this.connect(port)));
    const pages = browsers.flatMap((browser) => browser.contexts().flatMap((context) => context.pages()));
    return pages.filter((page) => page.url() !== "about:blank" && page.url() !== "");
  }

  async firstPage(wanted: Parameters<ElectronApp["firstPage"]>[0] = () => true, timeoutMs = patienceMs): Promise<Page> {
    const isWanted = typeof wanted === "function" ? wanted : (page: Page) => matches(page.url(), wanted);
    const until = Date.now() + timeoutMs;
    for (;;) {
      const pages = await this.pages();
      for (const page of pages) if (await isWanted(page)) return page;
      if (Date.now() > until)
        throw new Error(
          `No such page: ${String(wanted)}; there are ${pages.map((page) => page.url()).join(", ")}\n${this.written}`,
        );
      await wait(50);
    }
  }

  process(): ChildProcess {
    return this.child;
  }

  output(): string {
    return this.written;
  }

  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.end();
  }

  async close(): Promise<void> {
    await this.evaluate(({ app }) => app.quit()).catch(() => {}); // it may end before it answers
    const late = AbortSignal.timeout(patienceMs);
    late.addEventListener("abort", () => this.child.kill("SIGKILL"));
    await this.end();
    if (late.aborted) throw new Error(`The app did not quit.\n${this.written}`);
  }

  private async end(): Promise<void> {
    await this.exited;
    await Promise.all([...this.browsers.values()].map(async (browser) => (await browser.catch(() => null))?.close()));
    while (this.chromiums.some(isAlive)) await wait(20);
  }

  private connect(port: number): Promise<Browser> {
    const options = { noDefaults: true, isLocal: true }; // it changes nothing of what the app set
    const browser = this.browsers.get(port) ?? chromium.connectOverCDP(`http://127.0.0.1:${port}`, options);
    this.browsers.set(port, browser);
    // A dialog that somebody listens for is left alone: it is the app's to answer.
    browser.then((browser) => browser.contexts()[0]?.on("dialog", () => {})).catch(() => this.browsers.delete(port));
    return browser;
  }

  private hear(message: FromHost): void {
    if ("chromium" in message) return void this.chromiums.push(message.chromium);
    const answer = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if ("error" in message) answer?.reject(new Error(message.error));
    else answer?.resolve(message.value);
  }
}

function matches(url: string, wanted: string | RegExp): boolean {
  return typeof wanted === "string" ? url.startsWith(wanted) : wanted.test(url);
}

/** A process that has ended and that nobody has asked for yet does not count. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
