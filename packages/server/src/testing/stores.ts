import { mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pino } from "pino";
import { openDiskStore } from "../storage/disk-store.ts";
import type { FileStore } from "../storage/file-store.ts";
import { openS3Store } from "../storage/s3-store.ts";
import { ageFiles, writeForeign } from "./age-files.ts";
import { removeFolder } from "./remove-folder.ts";
import { s3ConfigFor, s3Environment, startTestS3 } from "./s3.ts";

/** A file store of one test file, and what the tests may do to it. */
export interface TestStore {
  /** What an operator sets to make a server use it. */
  environment: Record<string, string>;
  /** The store itself, without a server. */
  store: FileStore;
  /** The keys that it keeps, and how much of unfinished writing lies about. */
  contents(): Promise<{ keys: string[]; unfinished: number }>;
  /** Puts something into it that is not of Xtablo's making. */
  addForeign(name: string): Promise<void>;
  /** Makes everything in it older, so that a test need not wait. */
  age(byMs: number): Promise<void>;
  takeAway(): Promise<void>;
  bringBack(): Promise<void>;
  close(): Promise<void>;
}

/** Largest file of a test store. */
const maxFileBytes = 100 * 1_048_576;

/** A folder of its own. */
export async function startDiskStore(): Promise<TestStore> {
  const root = await mkdtemp(join(tmpdir(), "xtablo-store-"));
  const folder = join(root, "files");
  const names = async (path: string): Promise<string[]> => readdir(join(folder, path)).catch(() => []);
  return {
    environment: { XTABLO_DATA_DIR: root },
    store: openDiskStore(folder),
    async contents() {
      const all = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      const files = all.filter((entry) => entry.isFile() && entry.parentPath !== join(folder, "partial"));
      const keys = files.map(({ parentPath, name }) => join("files", relative(folder, parentPath), name));
      return { keys, unfinished: (await names("partial")).length };
    },
    addForeign: (name) => writeForeign(join(folder, name)),
    age: (byMs) => ageFiles(folder, byMs),
    async takeAway() {
      await rename(folder, `${folder}-away`);
      await writeFile(folder, "no folder");
    },
    async bringBack() {
      await rm(folder);
      await rename(`${folder}-away`, folder);
    },
    close: () => removeFolder(root),
  };
}

/** A real S3 protocol server of its own. */
export async function startS3Store({ pathStyle = true } = {}): Promise<TestStore> {
  const s3 = await startTestS3();
  const config = s3ConfigFor(s3.port, { pathStyle });
  const store = openS3Store(config, { maxFileBytes, log: pino({ level: "silent" }) });
  return {
    environment: s3Environment(config),
    store,
    contents: () => s3.contents(),
    addForeign: (name) => s3.addForeign(name),
    age: (byMs) => s3.age(byMs),
    takeAway: () => s3.stop(),
    bringBack: () => s3.start(),
    async close() {
      await store.close();
      await s3.close();
    },
  };
}
