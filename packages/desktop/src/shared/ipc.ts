import * as z from "zod";
import { placePattern } from "./place.ts";
import { serverCheck } from "./server-check.ts";

/** A call of a page to the app: what it gives, and what it gets. */
export interface BridgeCall {
  input: z.ZodType;
  output: z.ZodType;
}

/** A server as the app's own pages show it. */
const listed = z.strictObject({
  id: z.uuid(),
  kind: z.enum(["remote", "local"]),
  name: z.string(),
  /** Null for the one on this computer, whose address is nobody's concern. */
  origin: z.url().nullable(),
  /** What its page says is unread. */
  unread: z.int().min(0),
});
export type ListedServer = z.output<typeof listed>;

export const choices = z.strictObject({
  startAtLogin: z.boolean(),
  /** Whether closing the window leaves the app running, to be opened from the tray. */
  keepRunning: z.boolean(),
  /** Whether words are checked; on Windows and Linux Chromium fetches the dictionaries from Google for it. */
  checkSpelling: z.boolean(),
  /** The folder on the web where updates are looked for, as `https://example.org/xtablo/`; null: nowhere. */
  updates: z
    .url({ protocol: /^https$/ })
    .max(2_000)
    .nullable(),
});
/** What a person chooses for the app itself. */
export type Choices = z.output<typeof choices>;

/** What the app's own pages show. */
const screen = z.discriminatedUnion("kind", [
  /** The list, or the first choice when it is empty. `unknownHost`: where a link led that no known server has. */
  z.strictObject({ kind: z.literal("servers"), unknownHost: z.string().nullable() }),
  z.strictObject({ kind: z.literal("settings") }),
  /** A server of elsewhere is being opened for the first time. */
  z.strictObject({ kind: z.literal("opening"), server: z.uuid() }),
  /** It can't be shown now; the app asks it again by itself. */
  z.strictObject({ kind: z.literal("away"), server: z.uuid(), check: serverCheck }),
  /** The server of this computer starts; what it says it is at, in English. */
  z.strictObject({ kind: z.literal("local starting"), server: z.uuid(), message: z.string() }),
  /** It ended, or could not start; what it said. */
  z.strictObject({ kind: z.literal("local failed"), server: z.uuid(), message: z.string() }),
]);
export type Screen = z.output<typeof screen>;

const appState = z.strictObject({
  language: z.enum(["en", "fr"]),
  version: z.string(),
  screen,
  servers: z.array(listed),
  choices,
  /** Where settings that could not be read are kept; null when all could. */
  keptSettings: z.string().nullable(),
});
/** All that the app's own pages are drawn from. */
export type AppState = z.output<typeof appState>;

/** What the bar over a page hears of its search. */
export type FindNews =
  /** Somebody asks for it: its field gets the focus. */
  | { kind: "asked" }
  /** Which one of how many is shown, from 1; 0 of 0 when there is none. */
  | { kind: "found"; at: number; of: number }
  /** No words are searched for any more. */
  | { kind: "ended" };

const nothing = z.null();
const byId = z.strictObject({ id: z.uuid() });

/** What the app's own pages may call, and no other: `window.xtabloApp`. */
export const appCalls = {
  readState: { input: nothing, output: appState },
  /** Asks an address what it is; when it is a server, adds it and shows it. Else nothing changes. */
  connect: { input: z.strictObject({ address: z.string().max(2_000) }), output: serverCheck },
  /** Starts the server of this computer, makes it when there is none, and shows it. */
  startLocal: { input: nothing, output: nothing },
  /** Shows a server; asks again when it was away. */
  showServer: { input: byId, output: nothing },
  reloadServer: { input: byId, output: nothing },
  renameServer: { input: z.strictObject({ id: z.uuid(), name: z.string().trim().min(1).max(80) }), output: nothing },
  /** Takes it off the list, and its session and cache with it. What the server of this computer keeps stays on the disk. */
  removeServer: { input: byId, output: nothing },
  showScreen: { input: z.strictObject({ screen: z.enum(["servers", "settings"]) }), output: nothing },
  /** Shows what was to be seen before the settings. */
  leaveSettings: { input: nothing, output: nothing },
  choose: { input: choices, output: nothing },
  /** Opens the folder of the logs in the system's file manager. */
  openLogs: { input: nothing, output: nothing },
  /** Searches for words in the page that is to be seen; none end the search. The answer comes on {@link AppBridge.onFind}. */
  find: { input: z.strictObject({ words: z.string().max(500) }), output: nothing },
  /** Shows the next or the previous one of what was found. */
  findNext: { input: z.strictObject({ step: z.literal([1, -1]) }), output: nothing },
  closeFind: { input: nothing, output: nothing },
} as const satisfies Record<string, BridgeCall>;

const place = z.string().regex(placePattern);

const file = z.strictObject({ id: z.uuid(), name: z.string().min(1).max(300) });

/** What a server's page may call: `window.xtablo`. */
export const platformCalls = {
  /** Shows a notification of the system; a click opens its place. */
  notify: {
    input: z.strictObject({ title: z.string().min(1).max(200), body: z.string().max(500), place }),
    output: nothing,
  },
  /** How much is unread, at the app's icon; 0 takes it away. */
  setBadge: { input: z.strictObject({ count: z.int().min(0).max(9_999) }), output: nothing },
  /** Fetches a file that may be dragged out of the window; false when it is too large for that. */
  prepareDrag: { input: file, output: z.boolean() },
  /** Gives up what is being fetched for a drag: it was a click. */
  cancelDrag: { input: nothing, output: nothing },
  /** Hands a prepared file over to the system's drag and drop; false when it was not prepared. */
  dragOut: { input: z.strictObject({ id: z.uuid() }), output: z.boolean() },
} as const satisfies Record<string, BridgeCall>;

type Functions<Calls extends Record<string, BridgeCall>> = {
  [Name in keyof Calls]: z.input<Calls[Name]["input"]> extends null
    ? () => Promise<z.output<Calls[Name]["output"]>>
    : (input: z.input<Calls[Name]["input"]>) => Promise<z.output<Calls[Name]["output"]>>;
};

/** `window.xtabloApp`, in the app's own pages. */
export interface AppBridge extends Functions<typeof appCalls> {
  /** Hears of each new {@link AppState}. Gives what ends it. */
  onState: (listen: (state: AppState) => void) => () => void;
  /** Hears of the search in a page. Gives what ends it. */
  onFind: (listen: (news: FindNews) => void) => () => void;
}

/** `window.xtablo`, in the pages of servers. */
export interface PlatformBridge extends Functions<typeof platformCalls> {
  /** Where the page shall go, since a link or a notification leads there. Gives what ends it. */
  onPlace: (go: (place: string) => void) => () => void;
}
