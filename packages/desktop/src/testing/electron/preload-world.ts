import type { Channel, connectWorlds, makeCodec, Wire } from "./worlds.ts";

/** What a page's isolated world tells the host. */
export type FromPage =
  | { kind: "invoke"; id: number; channel: string; args: Wire[] }
  | { kind: "send"; channel: string; args: Wire[] }
  | { kind: "preload failed"; message: string }
  | { kind: "title"; title: string }
  | { kind: "input"; type: "mouseDown" | "mouseUp" | "rawKeyDown" }
  | {
      kind: "context menu";
      x: number;
      y: number;
      linkURL: string;
      linkText: string;
      selectionText: string;
      isEditable: boolean;
    };

/** What the host tells it. */
export type ToPage =
  | { kind: "answer"; id: number; value?: Wire; error?: Wire }
  | { kind: "event"; channel: string; args: Wire[] };

type Require = (name: string) => unknown;
type Preload = (require: Require, module: { exports: object }, exports: object) => void;
type Listener = (event: object, ...args: unknown[]) => void;

/**
 * What runs in the isolated world of each document of a view, written into it as text: the preload, with an "electron" of
 * contextBridge and ipcRenderer and no other module. Frames inside the page get none of it, as in Electron.
 */
export function runPreload(
  { make, connect }: { make: typeof makeCodec; connect: typeof connectWorlds },
  channel: Channel,
  preload: Preload | null,
): void {
  if (window !== window.top) return;
  const world = globalThis as unknown as { tellHost(text: string): void; hearHost(text: string): void };
  const tellHost = (told: FromPage): void => world.tellHost(JSON.stringify(told));
  const codec = make();
  const listeners = new Map<string, Set<Listener>>();
  const calls = new Map<number, { channel: string; answer: PromiseWithResolvers<unknown> }>();
  let last = 0;

  world.hearHost = (text) => {
    const told = JSON.parse(text) as ToPage;
    if (told.kind === "event") {
      for (const listener of listeners.get(told.channel) ?? []) listener({}, ...told.args.map(codec.decode));
      return;
    }
    const call = calls.get(told.id);
    calls.delete(told.id);
    if (!told.error) return call?.answer.resolve(told.value && codec.decode(told.value));
    call?.answer.reject(
      new Error(`Error invoking remote method '${call.channel}': ${String(codec.decode(told.error))}`),
    );
  };

  const strict = <Part extends object>(name: string, part: Part): Part =>
    new Proxy(part, {
      get(target, key) {
        if (key in target || typeof key === "symbol") return Reflect.get(target, key) as unknown;
        throw new Error(`The test host has no ${name}.${key}`);
      },
    });

  const on = (channel: string, listener: Listener): void => {
    listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
  };
  const off = (channel: string, listener: Listener): void => void listeners.get(channel)?.delete(listener);
  const ipcRenderer = strict("ipcRenderer", {
    on,
    off,
    removeListener: off,
    async invoke(channel: string, ...args: unknown[]) {
      const id = ++last;
      const answer = Promise.withResolvers<unknown>();
      const told: FromPage = { kind: "invoke", id, channel, args: args.map(codec.encode) };
      calls.set(id, { channel, answer });
      tellHost(told);
      return answer.promise;
    },
    send(channel: string, ...args: unknown[]) {
      tellHost({ kind: "send", channel, args: args.map(codec.encode) });
    },
  });
  const bridge = connect(make, channel);
  const contextBridge = strict("contextBridge", {
    exposeInMainWorld: (name: string, api: unknown) => bridge.expose(name, api),
  });

  addEventListener("contextmenu", (event) => {
    const at = event.target instanceof HTMLElement ? event.target : null;
    if (event.defaultPrevented) return;
    const link = at?.closest("a");
    const isEditable = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || !!at?.isContentEditable;
    const words = {
      linkURL: link?.href ?? "",
      linkText: link?.textContent ?? "",
      selectionText: String(getSelection()),
    };
    tellHost({ kind: "context menu", x: event.clientX, y: event.clientY, ...words, isEditable });
  });

  const inputs = { mousedown: "mouseDown", mouseup: "mouseUp", keydown: "rawKeyDown" } as const;
  for (const [name, type] of Object.entries(inputs))
    addEventListener(name, ({ isTrusted }) => isTrusted && tellHost({ kind: "input", type }), { capture: true });

  const tellTitle = (): void => {
    if (document.title !== "") tellHost({ kind: "title", title: document.title });
  };
  addEventListener("DOMContentLoaded", () => {
    tellTitle();
    const changes = { childList: true, subtree: true, characterData: true };
    if (document.head) new MutationObserver(tellTitle).observe(document.head, changes);
  });

  if (!preload) return;
  const electron = strict("electron", { contextBridge, ipcRenderer });
  const module = { exports: {} };
  const require: Require = (name) => {
    if (name === "electron") return electron;
    throw new Error(`module not found: ${name}`);
  };
  try {
    preload(require, module, module.exports);
  } catch (thrown) {
    tellHost({ kind: "preload failed", message: String(thrown) });
  }
}
