import { contextBridge, ipcRenderer } from "electron";
import { channelOf, findChannel, stateChannel } from "../shared/channels.ts";
import type { AppBridge } from "../shared/ipc.ts";

// The bridge of the app's own pages.
const call = (name: keyof AppBridge, input: unknown = null): Promise<never> =>
  ipcRenderer.invoke(channelOf("app", name), input) as Promise<never>;

/** Hears what comes on a channel. Gives what ends it. */
const hearOn =
  <Told>(channel: string) =>
  (listen: (told: Told) => void): (() => void) => {
    const hear = (_: unknown, told: Told): void => listen(told);
    ipcRenderer.on(channel, hear);
    return () => void ipcRenderer.removeListener(channel, hear);
  };

const bridge: AppBridge = {
  readState: () => call("readState"),
  connect: (input) => call("connect", input),
  startLocal: () => call("startLocal"),
  showServer: (input) => call("showServer", input),
  reloadServer: (input) => call("reloadServer", input),
  renameServer: (input) => call("renameServer", input),
  removeServer: (input) => call("removeServer", input),
  showScreen: (input) => call("showScreen", input),
  leaveSettings: () => call("leaveSettings"),
  choose: (input) => call("choose", input),
  openLogs: () => call("openLogs"),
  find: (input) => call("find", input),
  findNext: (input) => call("findNext", input),
  closeFind: () => call("closeFind"),
  onState: hearOn(stateChannel),
  onFind: hearOn(findChannel),
};

contextBridge.exposeInMainWorld("xtabloApp", bridge);
