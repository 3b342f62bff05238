import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { v7 as uuid } from "uuid";
import type { Config } from "../config/config.ts";
import type { Logger } from "../log.ts";
import { openFileStore } from "./open-file-store.ts";

const sizeBytes = 1_024;

/** Keeps, reads and removes a small file of its own in the configured store. Throws an error that tells an operator what failed. */
export async function probeStore(config: Config, log: Logger): Promise<{ durationMs: number }> {
  const store = openFileStore(config, log);
  const key = `files/${uuid()}/${uuid()}`;
  const bytes = randomBytes(sizeBytes);
  const begun = performance.now();
  try {
    await store.check();
    await store.put(key, Readable.from([bytes]));
    try {
      const read = await buffer(await store.open(key, { start: 0, end: sizeBytes - 1 }));
      if (!read.equals(bytes)) throw new Error("what was read is not what was kept");
    } finally {
      await store.remove(key);
    }
    return { durationMs: Math.round(performance.now() - begun) };
  } finally {
    await store.close();
  }
}
