import type * as Sdk from "@aws-sdk/client-s3";
import type { GetObjectCommand, S3Client, S3ClientConfig } from "@aws-sdk/client-s3";
import type { S3Config } from "../config/config.ts";

/** The SDK's commands and a `send` that waits for each kind of them as long as is reasonable. */
export interface S3Connection {
  sdk: typeof Sdk;
  client: Pick<S3Client, "send">;
  close(): void;
}

/** How long a store is waited for, each time that it is tried. */
export interface S3Waits {
  /** Until it takes a connection. */
  connectMs: number;
  /** From a question to the first byte of its answer. */
  answerMs: number;
  /** Bytes that we send must move all the time, and a part is acknowledged at once. Below 6 s the SDK watches from the start. */
  writeSilenceMs: number;
  /** Some stores put the parts together before they answer, and 1 GB takes a while. */
  completeMs: number;
  /** In a download, while its reader asks for more. */
  readSilenceMs: number;
}

/** A store that hangs is given up after at most three times 5 s. */
export const defaultWaits: S3Waits = {
  connectMs: 3_000,
  answerMs: 4_000,
  writeSilenceMs: 5_000,
  completeMs: 45_000,
  readSilenceMs: 10_000,
};
const attempts = 3;

/**
 * Opens clients for an S3 store. The SDK (20 MB, 0.2 s) is loaded here and by nobody else, so that a server with disk
 * storage does without. Nothing is asked of the store yet.
 */
export async function openS3Connection(config: S3Config, waits: S3Waits): Promise<S3Connection> {
  const sdk = await import("@aws-sdk/client-s3");
  const open = (options: S3ClientConfig["requestHandler"], maxAttempts = attempts) =>
    new sdk.S3Client({ ...settingsOf(config), maxAttempts, requestHandler: options });
  const connectionTimeout = waits.connectMs;
  const asking = open({ connectionTimeout, requestTimeout: waits.answerMs, throwOnRequestTimeout: true });
  const writing = open({ connectionTimeout, socketTimeout: waits.writeSilenceMs });
  const completing = open({ connectionTimeout, socketTimeout: waits.completeMs }, 1); // tried again it may have happened
  const clientFor = (command: unknown) => {
    if (command instanceof sdk.CompleteMultipartUploadCommand) return completing;
    return command instanceof sdk.PutObjectCommand || command instanceof sdk.UploadPartCommand ? writing : asking;
  };
  const send = (command: GetObjectCommand) => clientFor(command).send(command);
  return {
    sdk,
    client: { send: send as S3Client["send"] }, // overloaded by command; each goes to a real one
    close() {
      for (const client of [asking, writing, completing]) client.destroy();
    },
  };
}

/** Checksums only where S3 wants them: newer ones are unknown to many stores that speak its protocol. */
function settingsOf(config: S3Config): S3ClientConfig {
  return {
    endpoint: config.endpoint,
    region: config.region,
    credentials: { accessKeyId: config.accessKey, secretAccessKey: config.secretKey },
    forcePathStyle: config.pathStyle,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    expectContinueHeader: false, // it would cost a connection per request
  };
}
