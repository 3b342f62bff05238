import type { Config } from "../config/config.ts";
import type { Logger } from "../log.ts";
import { openDiskStore } from "./disk-store.ts";
import type { FileStore } from "./file-store.ts";
import { openS3Store } from "./s3-store.ts";

/** The file store that the configuration asks for. Nothing is asked of it yet. */
export function openFileStore(config: Config, log: Logger): FileStore {
  if (config.s3) return openS3Store(config.s3, { maxFileBytes: config.maxUploadBytes, log });
  return openDiskStore(`${config.dataDir}/files`);
}
