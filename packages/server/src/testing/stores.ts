import { mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { openDiskStore } from "../storage/disk-store.ts";
import type { FileStore } from "../storage/file-store.ts";
import { openS3Store } from "../storage/s3-store.ts";
import { s3ConfigFor, s3Environment, startTestS3 } from "./s3.ts";

/** A file store of one test file, and what the tests may do to it. */
export interface TestStore {
  /** What an operator sets to make a server use it. */
  environment: Record<string, string>;
  /** The store itself, without a server. */
  store: FileStore;
  /** The keys that it keeps, and how much of unfinished writing lies about. */
  contents(): Promise<{ keys: string[]; unfinished: number }>;
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
      const tablos = (await names("")).filter((name) => name !== "partial");
      const keys = tablos.map(async (tablo) => (await names(tablo)).map((name) => `files/${tablo}/${name}`));
      return { keys: (await Promise.all(keys)).flat(), unfinished: (await names("partial")).length };
    },
    async takeAway() {
      await rename(folder, `${folder}-away`);
      await writeFile(folder, "no folder");
    },
    async bringBack() {
      await rm(folder);
      await rename(`${folder}-away`, folder);
    },
    close: () => rm(root, { recursive: true }),
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
    takeAway: () => s3.stop(),
    bringBack: () => s3.start(),
    async close() {
      await store.close();
      await s3.close();
    },
  };
}
