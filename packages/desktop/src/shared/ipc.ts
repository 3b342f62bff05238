import * as z from "zod";

/** A call of a page to the app: what it gives, and what it gets. */
export interface BridgeCall {
  input: z.ZodType;
  output: z.ZodType;
}

const serverCheck = z.looseObject({ kind: z.string() });

/** A server as the app's own pages show it. */
const listed = z.strictObject({
  id: z.uuid(),
  kind: z.enum(["remote", "local"]),
  name: z.string(),
  /** Null for the one on this computer, which has another port each time. */
  origin: z.url().nullable(),
  shown: z.boolean(),
});
export type ListedServer = z.output<typeof listed>;

const nothing = z.null();
const byId = z.strictObject({ id: z.uuid() });

/** What the app's own pages may call, and no other: `window.xtabloApp`. */
export const appCalls = {
  listServers: { input: nothing, output: z.array(listed) },
  /** Looks at an address, and changes nothing. */
  checkServer: { input: z.strictObject({ address: z.string().max(2_000) }), output: serverCheck },
  /** Adds a server when it is one, and shows it. */
  connect: { input: z.strictObject({ address: z.string().max(2_000) }), output: serverCheck },
  /** Starts the server on this computer, makes it when there is none, and shows it. */
  startLocal: { input: nothing, output: z.strictObject({ failed: z.string().nullable() }) },
  showServer: { input: byId, output: nothing },
  renameServer: { input: z.strictObject({ id: z.uuid(), name: z.string().trim().min(1).max(80) }), output: nothing },
  removeServer: { input: byId, output: nothing },
} as const satisfies Record<string, BridgeCall>;

/** A place of the web app that a notification may lead to. */
const place = z
  .string()
  .max(300)
  .regex(/^\/tablos\/[0-9a-f-]{36}(\/tasks\/[0-9a-f-]{36})?$/);

/** What a server's page may call: `window.xtablo`. */
export const platformCalls = {
  /** Shows a notification of the system; a click opens its place. */
  notify: {
    input: z.strictObject({ title: z.string().min(1).max(200), body: z.string().max(500), place }),
    output: nothing,
  },
  /** How much is unread, at the app's icon; 0 takes it away. */
  setBadge: { input: z.strictObject({ count: z.int().min(0).max(9_999) }), output: nothing },
} as const satisfies Record<string, BridgeCall>;

type Functions<Calls extends Record<string, BridgeCall>> = {
  [Name in keyof Calls]: z.input<Calls[Name]["input"]> extends null
    ? () => Promise<z.output<Calls[Name]["output"]>>
    : (input: z.input<Calls[Name]["input"]>) => Promise<z.output<Calls[Name]["output"]>>;
};

/** `window.xtabloApp`, in the app's own pages. */
export type AppBridge = Functions<typeof appCalls>;

/** `window.xtablo`, in the pages of servers. */
export interface PlatformBridge extends Functions<typeof platformCalls> {
  /** Where the page shall go, since a link or a notification leads there. Gives what ends it. */
  onPlace: (go: (place: string) => void) => () => void;
}

/** The channel of a call; the group is part of it, so that neither can be taken for the other. */
export function channelOf(group: "app" | "platform", name: string): string {
  return `xtablo:${group}:${name}`;
}

/** The channel on which a page hears where to go. */
export const placeChannel = "xtablo:platform:place";
