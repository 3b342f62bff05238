import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import * as z from "zod";
import { choices } from "../shared/ipc.ts";

/** A server that the app knows: one elsewhere, or the one on this computer. */
const server = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("remote"), id: z.uuid(), name: z.string().max(80), origin: z.url() }),
  z.strictObject({ kind: z.literal("local"), id: z.uuid(), name: z.string().max(80) }),
]);
export type KnownServer = z.output<typeof server>;

const bounds = z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) });
export type Bounds = z.output<typeof bounds>;

const settings = z.strictObject({
  version: z.literal(1),
  servers: z.array(server),
  /** The one that is shown, unless a page of our own is. */
  chosen: z.uuid().nullable(),
  window: z.strictObject({ bounds: bounds.nullable(), maximized: z.boolean() }),
  zoom: z.number().min(0.3).max(3),
  ...choices.shape,
});
export type Settings = z.output<typeof settings>;

/** What somebody has who starts for the first time. */
export const firstSettings: Settings = {
  version: 1,
  servers: [],
  chosen: null,
  window: { bounds: null, maximized: false },
  zoom: 1,
  startAtLogin: false,
  keepRunning: false,
  checkSpelling: process.platform === "darwin", // elsewhere it asks the network: see `spelling.ts`
  updates: null,
};

/** How the names of files end that could not be read. */
export const keptSuffix = ".kept";

/** The settings, and the file in which they survive. */
export interface SettingsFile {
  readonly value: Settings;
  /** Where what could not be read at the start is kept; null when all could. */
  readonly kept: string | null;
  /** Changes them at once, and writes them; writes follow each other. */
  change: (change: (value: Settings) => Settings) => Promise<void>;
  /** When the last change is written. */
  written: () => Promise<void>;
}

/**
 * Opens the settings. A file that can't be read as settings, since another release or a full disk wrote it, is kept beside it
 * under another name, `warn` says so, and one starts anew, with the servers that could be read.
 */
export async function openSettings(path: string, warn: (message: string) => void): Promise<SettingsFile> {
  const found = await read(path, warn);
  let { value } = found;
  let writing = Promise.resolve();
  return {
    get value() {
      return value;
    },
    kept: found.kept,
    change: async (change) => {
      value = settings.parse(change(value));
      const text = `${JSON.stringify(value, null, 2)}\n`;
      writing = writing.catch(() => {}).then(async () => write(path, text)); // who began the one before was told
      return writing;
    },
    written: async () => writing,
  };
}

async function read(path: string, warn: (message: string) => void): Promise<Pick<SettingsFile, "value" | "kept">> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { value: firstSettings, kept: null };
    throw error;
  }
  const said = parseJson(text);
  const parsed = settings.safeParse(said);
  if (parsed.success) return { value: parsed.data, kept: null };
  const kept = `${path}.${Date.now()}${keptSuffix}`;
  await rename(path, kept);
  warn(`The settings could not be read, and are kept as ${kept}: ${z.prettifyError(parsed.error)}`);
  return { value: { ...firstSettings, servers: readServers(said) }, kept };
}

/** The servers of settings that can't be read otherwise. */
function readServers(said: unknown): KnownServer[] {
  const servers = z.object({ servers: z.array(z.unknown()) }).safeParse(said).data?.servers ?? [];
  return servers.flatMap((each) => server.safeParse(each).data ?? []);
}

/** At no moment is half of it there: a crash leaves the old file or the new one. */
async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(`${path}.part`, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // which is no settings either
  }
}
