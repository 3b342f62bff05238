import type { ListMultipartUploadsCommandInput, ListMultipartUploadsCommandOutput } from "@aws-sdk/client-s3";
import { isKey, pageSize, type StoredObject, type UnfinishedObject } from "./file-store.ts";
import type { S3Connection } from "./s3-connection.ts";
import { explainS3 } from "./s3-error.ts";

const Prefix = "files/";

/** Every file in a bucket, a page at a time. */
export async function* listObjects(
  connect: () => Promise<S3Connection>,
  Bucket: string,
): AsyncGenerator<StoredObject[]> {
  let ContinuationToken: string | undefined;
  do {
    const token = ContinuationToken;
    const page = await ask(connect, ({ client, sdk }) =>
      client.send(new sdk.ListObjectsV2Command({ Bucket, Prefix, MaxKeys: pageSize, ContinuationToken: token })),
    );
    yield (page.Contents ?? []).flatMap(({ Key = "", Size = 0, LastModified }) =>
      isKey(Key) && LastModified ? [{ key: Key, sizeBytes: Size, modifiedAt: LastModified }] : [],
    );
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
}

type Markers = Pick<ListMultipartUploadsCommandInput, "KeyMarker" | "UploadIdMarker">;

/** Every upload in parts that was neither completed nor aborted, a page at a time. */
export async function* listUploads(
  connect: () => Promise<S3Connection>,
  Bucket: string,
): AsyncGenerator<UnfinishedObject[]> {
  let from: Markers | null = {};
  while (from) {
    const markers: Markers = from;
    const page: ListMultipartUploadsCommandOutput = await ask(connect, ({ client, sdk }) =>
      client.send(new sdk.ListMultipartUploadsCommand({ Bucket, Prefix, MaxUploads: pageSize, ...markers })),
    );
    yield (page.Uploads ?? []).flatMap(({ Key = "", UploadId, Initiated }) =>
      isKey(Key) && UploadId && Initiated ? [{ key: Key, id: UploadId, seenAt: Initiated }] : [],
    );
    from = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker } : null;
  }
}

async function ask<T>(connect: () => Promise<S3Connection>, question: (connection: S3Connection) => Promise<T>) {
  try {
    return await question(await connect());
  } catch (error) {
    throw explainS3(error);
  }
}
