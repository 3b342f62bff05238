import { setTimeout as wait } from "node:timers/promises";
import type { S3Config } from "../config/config.ts";
import { defaultWaits, openS3Connection } from "./s3-connection.ts";

/** A server that has just been started takes a moment. */
const patienceMs = 30_000;

/** Makes the bucket unless it is there, on an S3 server that may still be starting. For development: in production buckets are made by hand. */
export async function ensureBucket(config: S3Config): Promise<void> {
  const { sdk, client, close } = await openS3Connection(config, defaultWaits);
  const deadline = Date.now() + patienceMs;
  try {
    for (;;) {
      try {
        await client.send(new sdk.CreateBucketCommand({ Bucket: config.bucket }));
        return;
      } catch (error) {
        if (error instanceof sdk.BucketAlreadyOwnedByYou || error instanceof sdk.BucketAlreadyExists) return;
        if (Date.now() > deadline) throw error;
        await wait(500);
      }
    }
  } finally {
    close();
  }
}
