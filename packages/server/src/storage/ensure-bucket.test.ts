import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestS3, type TestS3 } from "../testing/s3.ts";
import { ensureBucket } from "./ensure-bucket.ts";
import { openS3Store } from "./s3-store.ts";

let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3();
});
afterAll(async () => s3.close());

test("a bucket is made when it is missing, and left alone when it is there, on a server that is still starting", async () => {
  const config = { ...s3.config, bucket: "made-by-us" };
  const store = openS3Store(config, { maxFileBytes: 1_000_000, log: pino({ enabled: false }) });
  await expect(store.check()).rejects.toThrow(/bucket/i);

  await s3.stop();
  const made = ensureBucket(config);
  await s3.start();
  await made;
  await store.check();
  await ensureBucket(config);
  await store.check();
  await store.close();
});
