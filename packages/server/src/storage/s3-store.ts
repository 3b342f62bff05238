import { Readable } from "node:stream";
import type { S3Config } from "../config/config.ts";
import { storageAway } from "../http/unavailable.ts";
import type { Logger } from "../log.ts";
import { type FileStore, requireKey } from "./file-store.ts";
import { defaultWaits, openS3Connection, type S3Connection, type S3Waits } from "./s3-connection.ts";
import { explainS3, S3Error } from "./s3-error.ts";
import { listObjects, listUploads } from "./s3-list.ts";
import { PartedUpload } from "./s3-parts.ts";
import { limitSilence } from "./silence.ts";

const smallestPartBytes = 8 * 1_048_576;
/** S3 takes 10,000 parts of a file. */
const mostParts = 9_999;

/**
 * Keeps files in an S3 store. What is larger than one part goes up in several, of which at most two wait in memory, and
 * becomes an object only when all have come. `maxFileBytes` decides how large a part must be.
 */
export function openS3Store(
  config: S3Config,
  { maxFileBytes, log, waits = defaultWaits }: { maxFileBytes: number; log: Logger; waits?: S3Waits },
): FileStore {
  const partSize = Math.max(smallestPartBytes, Math.ceil(maxFileBytes / mostParts));
  const { connect, close } = connectLater(() => openS3Connection(config, waits));
  const at = (key: string) => {
    requireKey(key);
    return { Bucket: config.bucket, Key: key };
  };

  const abort = async (key: string, uploadId: string): Promise<void> => {
    const { client, sdk } = await connect();
    await client.send(new sdk.AbortMultipartUploadCommand({ ...at(key), UploadId: uploadId })).catch(ignoreMissing);
  };

  /** What an upload left: parts, or an object whose acknowledgement was lost. What cannot be removed now, the orphan job finds. */
  async function discard(key: string, uploadId: string | undefined): Promise<void> {
    try {
      const { client, sdk } = await connect();
      if (uploadId !== undefined) await abort(key, uploadId);
      await client.send(new sdk.DeleteObjectCommand(at(key)));
    } catch (error) {
      log.warn({ err: explainS3(error), key }, "what a failed upload left could not be removed yet");
    }
  }

  return {
    async put(key, bytes) {
      const target = at(key);
      const upload = new PartedUpload(await connect(), { target, bytes, partSize });
      try {
        await upload.run();
      } catch (error) {
        const discarded = discard(key, upload.uploadId);
        if (upload.failure) throw storageAway(explainS3(upload.failure)); // a store that hangs makes nobody wait
        await discarded;
        throw error;
      }
    },

    async open(key, range) {
      try {
        const { client, sdk } = await connect();
        const Range = `bytes=${range.start}-${range.end}`;
        const { Body, ContentLength } = await client.send(new sdk.GetObjectCommand({ ...at(key), Range }));
        if (!(Body instanceof Readable)) throw new S3Error("The answer has no body.");
        if (ContentLength !== range.end - range.start + 1) {
          Body.destroy();
          throw new S3Error(`${key}: ${ContentLength} bytes came in place of ${Range}`);
        }
        return limitSilence(Body, { limitMs: waits.readSilenceMs, explain: explainS3 });
      } catch (error) {
        throw storageAway(explainS3(error));
      }
    },

    async remove(key) {
      try {
        const { client, sdk } = await connect();
        await client.send(new sdk.DeleteObjectCommand(at(key)));
      } catch (error) {
        throw storageAway(explainS3(error));
      }
    },

    list: () => listObjects(connect, config.bucket),
    listUnfinished: () => listUploads(connect, config.bucket),
    async removeUnfinished({ key, id }) {
      try {
        if (key !== null) await abort(key, id);
      } catch (error) {
        throw storageAway(explainS3(error));
      }
    },

    async check() {
      try {
        const { client, sdk } = await connect();
        await client.send(new sdk.ListObjectsV2Command({ Bucket: config.bucket, Prefix: "check/", MaxKeys: 1 }));
      } catch (error) {
        throw explainS3(error);
      }
    },

    close,
  };
}

/** Connects when it is first asked to, and again when that failed. */
function connectLater(open: () => Promise<S3Connection>) {
  let opening: Promise<S3Connection> | undefined;
  const connect = async (): Promise<S3Connection> => {
    try {
      return await (opening ??= open());
    } catch (error) {
      opening = undefined;
      throw error;
    }
  };
  const close = async (): Promise<void> => (await opening?.catch(() => undefined))?.close();
  return { connect, close };
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && error.name === "NoSuchUpload")) throw error;
}
