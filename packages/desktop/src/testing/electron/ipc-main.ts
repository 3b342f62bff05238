import type { Frame } from "./frame.ts";
import type { FromPage } from "./preload-world.ts";
import { StrictEmitter } from "./refuse.ts";
import type { Tab } from "./tab.ts";
import { makeCodec } from "./worlds.ts";

/** The event of a call or a message of a page. */
interface IpcEvent {
  type: "frame";
  sender: unknown;
  senderFrame: Frame;
  processId: number;
  frameId: number;
}

type Handler = (event: IpcEvent, ...args: unknown[]) => unknown;
type Listener = (event: IpcEvent, ...args: unknown[]) => void;

const codec = makeCodec();

/** Calls and messages of pages. Both kinds of listener get what was cloned, and who sent it as the browser knows it. */
class IpcMain extends StrictEmitter {
  static readonly shownAs = "ipcMain";
  private readonly handlers = new Map<string, Handler>();
  private readonly listeners_ = new Map<string, Listener[]>();

  constructor() {
    super([]);
  }

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  override on(channel: string, listener: Listener): this {
    this.listeners_.set(channel, [...(this.listeners_.get(channel) ?? []), listener]);
    return this;
  }

  override off(channel: string, listener: Listener): this {
    const others = this.listeners_.get(channel)?.filter((one) => one !== listener);
    this.listeners_.set(channel, others ?? []);
    return this;
  }

  override removeListener(channel: string, listener: Listener): this {
    return this.off(channel, listener);
  }

  /** The host's: a page called. Answers it. */
  async answer(told: FromPage & { kind: "invoke" }, event: IpcEvent, tab: Tab): Promise<void> {
    const { id, channel } = told;
    try {
      const handler = this.handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      const value = codec.encode(await handler(event, ...told.args.map(codec.decode)));
      tab.tell({ kind: "answer", id, value }, event.senderFrame);
    } catch (thrown) {
      process.stderr.write(`Error occurred in handler for '${channel}': ${String(thrown)}\n`);
      const error = codec.encode(thrown instanceof Error ? thrown : new Error(String(thrown)));
      tab.tell({ kind: "answer", id, error }, event.senderFrame);
    }
  }

  /** The host's: a page sent something. */
  deliver({ channel, args }: FromPage & { kind: "send" }, event: IpcEvent): void {
    for (const listener of this.listeners_.get(channel) ?? []) listener(event, ...args.map(codec.decode));
  }
}

export const ipcMain = new IpcMain();
