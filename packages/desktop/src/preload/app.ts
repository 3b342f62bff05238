import { contextBridge, ipcRenderer } from "electron";
import { channelOf, stateChannel } from "../shared/channels.ts";
import type { AppBridge, AppState } from "../shared/ipc.ts";

// The bridge of the app's own pages.
const call = (name: keyof AppBridge, input: unknown = null): Promise<never> =>
  ipcRenderer.invoke(channelOf("app", name), input) as Promise<never>;

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
  onState: (listen) => {
    const hear = (_: unknown, state: AppState): void => listen(state);
    ipcRenderer.on(stateChannel, hear);
    return () => void ipcRenderer.removeListener(stateChannel, hear);
  },
};

contextBridge.exposeInMainWorld("xtabloApp", bridge);
