import type {
  AboutPanelOptionsOptions,
  DownloadItem,
  Menu,
  MessageBoxOptions,
  Notification,
  OpenDialogOptions,
  SaveDialogOptions,
  Settings,
  Tray,
} from "electron";

/** What a dialog is answered with; a test puts it into `dialogAnswers` before it is asked. */
export type DialogAnswer =
  | { kind: "message"; response: number; checkboxChecked?: boolean }
  /** Null: cancelled. */
  | { kind: "save"; filePath: string | null }
  | { kind: "open"; filePaths: string[] };

/** A dialog that was shown. */
export type ShownDialog =
  | { kind: "message"; options: MessageBoxOptions }
  | { kind: "save"; options: SaveDialogOptions }
  | { kind: "open"; options: OpenDialogOptions }
  | { kind: "error"; title: string; content: string };

/**
 * What the app did to the system around it, which a test reads as `electron.hostRecords` in `evaluate`. It is no export of
 * the module "electron", so that the app can't come to depend on it.
 */
export interface HostRecords {
  readonly externalLinks: string[];
  readonly openedPaths: string[];
  readonly shownItems: string[];
  beeps: number;
  readonly notifications: Notification[];
  readonly trays: Tray[];
  readonly dialogs: ShownDialog[];
  readonly dialogAnswers: DialogAnswer[];
  readonly downloads: DownloadItem[];
  badge: number;
  /** As `setProgressBar` got them, of all windows. */
  readonly progress: number[];
  aboutPanel: AboutPanelOptionsOptions | null;
  aboutPanelsShown: number;
  loginItem: Settings;
  readonly defaultProtocols: string[];
  relaunches: number;
  readonly switches: string[];
  readonly drags: { contentsId: number; files: string[] }[];
  /** Windows that pages wanted. "allow": nothing denied it, and Electron would have opened it. */
  readonly popups: { contentsId: number; url: string; action: "allow" | "deny" }[];
  /** Links to other programs (`mailto:` and the like) that nothing prevented: Electron would ask, then hand them over. */
  readonly handedOver: string[];
  readonly prints: number[];
  readonly devTools: number[];
  readonly menus: Menu[];
  /** How often a session's cookies were written to the disk on the app's demand. */
  cookieFlushes: number;
  /** Where a second DevTools client finds the pages of each partition. */
  readonly ports: { partition: string; port: number }[];
}

export const hostRecords: HostRecords = {
  externalLinks: [],
  openedPaths: [],
  shownItems: [],
  beeps: 0,
  notifications: [],
  trays: [],
  dialogs: [],
  dialogAnswers: [],
  downloads: [],
  badge: 0,
  progress: [],
  aboutPanel: null,
  aboutPanelsShown: 0,
  loginItem: {},
  defaultProtocols: [],
  relaunches: 0,
  switches: [],
  drags: [],
  popups: [],
  handedOver: [],
  prints: [],
  devTools: [],
  menus: [],
  cookieFlushes: 0,
  ports: [],
};
