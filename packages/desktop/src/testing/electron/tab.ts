import type { Chromium, EventName, EventOf, Method } from "./chromium.ts";
import { Frame } from "./frame.ts";
import type { FromPage, ToPage } from "./preload-world.ts";
import { scriptsFor, tellName, worldName } from "./preload.ts";

/** What a {@link Tab} is made of. */
export interface TabOptions {
  chromium: Chromium;
  preload: string | null;
  mainFrame: Frame;
  /** Chromium's address of something, as the main process knows it. */
  toElectron: (url: string) => string;
  /** A page told the host something, from this frame. */
  hear: (told: FromPage, frame: Frame) => void;
}

/** A page of Chromium under a view: its frames, and the isolated world in which the preload runs. */
export class Tab {
  readonly chromium: Chromium;
  readonly frames = new Map<string, Frame>();
  private readonly options: TabOptions;
  private readonly targetId: string;
  private readonly sessionId: string;
  /** The isolated worlds that are alive, and whose they are. */
  private readonly worlds = new Map<number, Frame>();

  /** Opens one that shows nothing yet. `watch` is called before anything can happen in it. */
  static async open(options: TabOptions, watch: (tab: Tab) => Promise<void>): Promise<Tab> {
    const { targetId, sessionId } = await options.chromium.openPage();
    const tab = new Tab(options, targetId, sessionId);
    tab.follow();
    const { page, isolated } = scriptsFor(options.preload);
    await Promise.all([
      tab.send("Page.enable"),
      tab.send("Runtime.enable"),
      tab.send("Network.enable"),
      tab.send("Inspector.enable"),
      tab.send("Runtime.addBinding", { name: tellName, executionContextName: worldName }),
      tab.send("Page.addScriptToEvaluateOnNewDocument", { source: page }),
      tab.send("Page.addScriptToEvaluateOnNewDocument", { source: isolated, worldName }),
      tab.send("Emulation.setFocusEmulationEnabled", { enabled: true }),
      watch(tab),
    ]);
    return tab;
  }

  constructor(options: TabOptions, targetId: string, sessionId: string) {
    this.options = options;
    this.chromium = options.chromium;
    this.targetId = targetId;
    this.sessionId = sessionId;
    this.frames.set(targetId, options.mainFrame); // Chromium gives both the same id
  }

  send<M extends Method>(method: M, params?: Parameters<typeof this.chromium.send<M>>[1]) {
    return this.chromium.send(method, params, this.sessionId);
  }

  on<Name extends EventName>(name: Name, listener: (params: EventOf<Name>) => void): void {
    this.chromium.on(name, listener, this.sessionId);
  }

  /** The page was closed, by us or by itself. */
  onClosed(listener: () => void): void {
    this.chromium.on("Target.detachedFromTarget", ({ sessionId }) => {
      if (sessionId === this.sessionId) listener();
    });
  }

  isMain(frameId: string | undefined): boolean {
    return frameId === this.targetId;
  }

  /** Tells the preload something. Dropped when there is no document to hear it, as in Electron. */
  tell(told: ToPage, frame: Frame = this.options.mainFrame): void {
    const contextId = [...this.worlds].find(([, owner]) => owner === frame)?.[0];
    if (contextId === undefined) return;
    const expression = `hearHost(${JSON.stringify(JSON.stringify(told))})`;
    this.send("Runtime.evaluate", { expression, contextId }).catch(() => {}); // the document went away
  }

  async close(): Promise<void> {
    await this.chromium.send("Target.closeTarget", { targetId: this.targetId });
  }

  private follow(): void {
    const { toElectron, hear, mainFrame } = this.options;
    this.on("Page.frameAttached", ({ frameId, parentFrameId }) => {
      this.frames.set(frameId, new Frame(this.frames.get(parentFrameId) ?? mainFrame));
    });
    this.on("Page.frameDetached", ({ frameId }) => void this.frames.delete(frameId));
    this.on("Page.frameNavigated", ({ frame }) => {
      const known = this.frames.get(frame.id);
      if (known)
        Object.assign(known, {
          url: toElectron(frame.unreachableUrl ? frame.url : addressOf(frame)),
          name: frame.name ?? "",
        });
    });
    this.on("Page.navigatedWithinDocument", ({ frameId, url }) => {
      const known = this.frames.get(frameId);
      if (known) known.url = toElectron(url);
    });
    this.on("Runtime.executionContextCreated", ({ context }) => {
      const { frameId } = context.auxData as { frameId: string };
      const frame = this.frames.get(frameId);
      if (context.name === worldName && frame) this.worlds.set(context.id, frame);
    });
    this.on(
      "Runtime.executionContextDestroyed",
      ({ executionContextId }) => void this.worlds.delete(executionContextId),
    );
    this.on("Runtime.executionContextsCleared", () => this.worlds.clear());
    this.on("Runtime.bindingCalled", ({ name, payload, executionContextId }) => {
      const frame = this.worlds.get(executionContextId);
      if (name === tellName && frame) hear(JSON.parse(payload) as FromPage, frame);
    });
  }
}

/** The whole address of a frame, as Chromium knows it; of one that could not be loaded, what it was to be. */
export function addressOf({ url, unreachableUrl, urlFragment = "" }: EventOf<"Page.frameNavigated">["frame"]): string {
  return unreachableUrl ?? url + urlFragment;
}
