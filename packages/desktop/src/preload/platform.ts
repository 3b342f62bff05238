import { contextBridge, ipcRenderer } from "electron";
import { channelOf, placeChannel } from "../shared/channels.ts";
import type { PlatformBridge } from "../shared/ipc.ts";

// The bridge of the pages of servers: less, since they are made elsewhere.
const call = (name: keyof PlatformBridge, input: unknown): Promise<never> =>
  ipcRenderer.invoke(channelOf("platform", name), input) as Promise<never>;

/** Where the page shall go, when nobody on it listens yet. */
let waiting: string | null = null;
let go: ((place: string) => void) | null = null;

ipcRenderer.on(placeChannel, (_, place: string) => {
  if (go) go(place);
  else waiting = place;
});

const bridge: PlatformBridge = {
  notify: (input) => call("notify", input),
  setBadge: (input) => call("setBadge", input),
  prepareDrag: (input) => call("prepareDrag", input),
  cancelDrag: () => call("cancelDrag", null),
  dragOut: (input) => call("dragOut", input),
  onPlace: (listen) => {
    go = listen;
    if (waiting !== null) listen(waiting);
    waiting = null;
    return () => {
      if (go === listen) go = null;
    };
  },
};

contextBridge.exposeInMainWorld("xtablo", bridge);
