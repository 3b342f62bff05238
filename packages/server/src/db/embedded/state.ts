import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { EmbeddedError } from "./embedded-error.ts";

const state = z.object({
  /** The cluster's folder, relative to the data folder unless it had to live elsewhere. */
  directory: z.string().min(1),
  password: z.string().min(1),
  /** The port that was used last; taken again while it is free. */
  port: z.number().int().positive().nullable(),
});

/** What the data folder remembers of its database, in a file that only its owner reads. */
export type State = z.output<typeof state>;

/** The remembered state, or null before the first start. */
export async function readState(dataDir: string): Promise<State | null> {
  const path = fileOf(dataDir);
  try {
    return state.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code; // any error may lack it
    if (code === "ENOENT") return null;
    if (code === "EACCES")
      throw new EmbeddedError(
        `${path} belongs to another user.`,
        "Start as the user who started it first, or set XTABLO_DATA_DIR to another folder.",
        { cause: error },
      );
    throw new EmbeddedError(
      `${path}, which holds the password of the embedded database, cannot be read.`,
      "Put it back from a backup, or set XTABLO_DATA_DIR to another folder to begin afresh.",
      { cause: error },
    );
  }
}

/** Remembers a first state; of two that start at once one wins, and both get what it wrote. */
export async function createState(dataDir: string, directory: string): Promise<State> {
  await mkdir(dataDir, { recursive: true });
  const draft = await writeDraft(dataDir, { directory, password: randomBytes(24).toString("base64url"), port: null });
  try {
    await link(draft, fileOf(dataDir)); // fails when it exists, and never shows half a file
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(draft);
  }
  const written = await readState(dataDir);
  if (!written) throw new EmbeddedError(`${fileOf(dataDir)} vanished while starting.`, "Start again.");
  return written;
}

/** Remembers a new port. */
export async function savePort(dataDir: string, current: State, port: number): Promise<void> {
  if (current.port === port) return;
  await rename(await writeDraft(dataDir, { ...current, port }), fileOf(dataDir));
}

function fileOf(dataDir: string): string {
  return join(dataDir, "postgres.json");
}

async function writeDraft(dataDir: string, value: State): Promise<string> {
  const draft = join(dataDir, `.postgres.json.${randomBytes(6).toString("hex")}`);
  await writeFile(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  return draft;
}
