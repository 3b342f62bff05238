import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import type { Protocol } from "../../../../../node_modules/playwright-core/types/protocol.d.ts"; // it exports no name for it

type Commands = Protocol.CommandParameters;
type Answers = Protocol.CommandReturnValues;
type Events = Protocol.Events;

export type Method = keyof Commands & keyof Answers;
export type EventName = keyof Events;
export type EventOf<Name extends EventName> = Events[Name];

/** A page, as Chromium names it. */
export interface OpenPage {
  targetId: string;
  sessionId: string;
}

interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: never;
  result?: never;
  error?: { message: string };
}

/**
 * A Chromium with a folder of its own, over its pipe: it ends when the pipe does, and so when this process does, however
 * that ends. Beside it, it listens on a port of its own choice, where a test's Playwright looks at the same pages.
 * Sites are not kept in processes of their own here, as they are in Electron: one client then sees all frames of a page.
 */
export class Chromium {
  private readonly process: ChildProcess;
  private readonly folder: string;
  private readonly input: Writable;
  private readonly waiting = new Map<number, PromiseWithResolvers<never> & { method: string }>();
  private readonly listeners = new Map<string, Set<(params: never) => void>>();
  /** New pages that wait: their targets and sessions. */
  private readonly held = new Map<string, string>();
  private opening = 0;
  private lastId = 0;
  private unread = "";

  constructor(options: { executable: string; folder: string }) {
    this.folder = options.folder;
    mkdirSync(this.folder, { recursive: true });
    rmSync(this.portFile, { force: true });
    const said = openSync(join(this.folder, "chromium.log"), "a");
    this.process = spawn(options.executable, argumentsFor(this.folder), {
      stdio: ["ignore", said, said, "pipe", "pipe"],
    });
    closeSync(said);
    this.input = this.process.stdio[3] as Writable;
    this.input.on("error", () => this.end()); // it is gone
    const output = this.process.stdio[4] as Readable;
    output.setEncoding("utf8").on("data", (text: string) => this.read(text));
    this.process.on("error", () => this.end()).on("exit", () => this.end());
    this.holdNewPages();
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  private get portFile(): string {
    return join(this.folder, "DevToolsActivePort");
  }

  /** Rejects with what Chromium says; or when it ends. */
  send<M extends Method>(method: M, params?: Commands[M], sessionId?: string): Promise<Answers[M]> {
    const answer = Promise.withResolvers<never>();
    const id = ++this.lastId;
    this.waiting.set(id, { method, ...answer });
    this.input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return answer.promise;
  }

  /** `sessionId`: of the page; without it, of the browser. */
  on<Name extends EventName>(name: Name, listener: (params: EventOf<Name>) => void, sessionId = ""): void {
    const key = `${sessionId} ${name}`;
    const listeners = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, listeners.add(listener));
  }

  /** Opens a page that shows nothing yet. */
  async openPage(): Promise<OpenPage> {
    this.opening += 1;
    try {
      const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
      const sessionId = this.held.get(targetId) ?? "";
      this.held.delete(targetId);
      await this.send("Runtime.runIfWaitingForDebugger", {}, sessionId);
      return { targetId, sessionId };
    } finally {
      this.opening -= 1;
      if (this.opening === 0) this.closeHeld();
    }
  }

  /** For what Chromium does only through a page: one that shows nothing, and goes afterwards. */
  async withPage<Value>(use: (send: Chromium["send"]) => Promise<Value>): Promise<Value> {
    const { targetId, sessionId } = await this.openPage();
    try {
      return await use((method, params) => this.send(method, params, sessionId));
    } finally {
      await this.send("Target.closeTarget", { targetId });
    }
  }

  /** The port for a second client. */
  async port(): Promise<number> {
    for (;;) {
      const text = await readFile(this.portFile, "utf8").catch(() => "");
      if (text.includes("\n")) return Number(text.split("\n")[0]);
      await wait(20);
    }
  }

  /** Lets it write what it keeps, and waits until it has ended. */
  async close(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, "exit");
    this.send("Browser.close").catch(() => {}); // it may end before it answers
    await ended;
  }

  /** A page that nobody here opened is closed while it still waits for the debugger: it has requested nothing. */
  private holdNewPages(): void {
    this.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
      this.held.set(targetInfo.targetId, sessionId);
      if (this.opening === 0) this.closeHeld(); // else it may be the one that is being opened
    });
    const options = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter: [{ type: "page" }] };
    this.send("Target.setAutoAttach", options).catch(() => {}); // Chromium ended: all else says so
  }

  private closeHeld(): void {
    for (const targetId of this.held.keys()) this.send("Target.closeTarget", { targetId }).catch(() => {}); // it is gone
    this.held.clear();
  }

  private read(text: string): void {
    const messages = (this.unread + text).split("\0");
    this.unread = messages.pop() ?? "";
    for (const message of messages) this.take(JSON.parse(message) as Message);
  }

  private take({ id, sessionId = "", method, params, result, error }: Message): void {
    if (id === undefined) {
      for (const listener of this.listeners.get(`${sessionId} ${method}`) ?? []) listener(params as never);
      return;
    }
    const answer = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) answer?.reject(new Error(`${answer.method}: ${error.message}`));
    else answer?.resolve(result as never);
  }

  private end(): void {
    for (const answer of this.waiting.values()) answer.reject(new Error(`Chromium ended: see ${this.folder}`));
    this.waiting.clear();
  }
}

function argumentsFor(folder: string): string[] {
  const always = [
    "headless",
    "no-startup-window",
    "no-sandbox",
    "no-first-run",
    "no-default-browser-check",
    "hide-scrollbars",
    "mute-audio",
    "password-store=basic",
    "force-color-profile=srgb",
    "enable-unsafe-swiftshader",
    "allow-pre-commit-input",
    "remote-debugging-pipe",
    "remote-debugging-port=0",
    "blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
  ];
  const without = ["gpu", "quic", "sync", "background-networking", "component-update", "dev-shm-usage", "breakpad"];
  const steady = ["back-forward-cache", "renderer-backgrounding", "background-timer-throttling", "popup-blocking"];
  const off = [...without, ...steady, "field-trial-config", "hang-monitor", "site-isolation-trials"];
  return [
    ...always.map((name) => `--${name}`),
    ...off.map((name) => `--disable-${name}`),
    "--disable-features=IsolateOrigins,site-per-process,HttpsUpgrades,Translate,AutofillServerCommunication",
    `--user-data-dir=${folder}`,
  ];
}
