import type { Readable } from "node:stream";
import type { CompletedPart } from "@aws-sdk/client-s3";
import type { S3Connection } from "./s3-connection.ts";

/** So many parts of a file are on their way at once, while one more is filled. */
const partsAtOnce = 2;

/** The first buffer begins small and doubles: most files are no larger. */
const smallestBuffer = 65_536;

/** Which object, of which bytes. */
export interface Shipment {
  target: { Bucket: string; Key: string };
  bytes: Readable;
  partSize: number;
}

/**
 * Puts a stream's bytes into one object: in one go when they fit into one part, else in parts that become the object
 * together. All go through three buffers, so an upload holds no more, whatever its size, and leaves no garbage.
 */
export class PartedUpload {
  /** Of an upload in parts that is neither complete nor aborted. */
  uploadId: string | undefined;
  /** The first failure of the store; it breaks off the stream, which would go on at the pace of whoever sends it. */
  failure: Error | undefined;
  readonly #connection: S3Connection;
  readonly #shipment: Shipment;
  readonly #free: Buffer[] = [];
  readonly #sending = new Set<Promise<void>>();
  readonly #sent: CompletedPart[] = [];
  #part: Buffer;
  #filled = 0;

  constructor(connection: S3Connection, shipment: Shipment) {
    this.#connection = connection;
    this.#shipment = shipment;
    this.#part = Buffer.allocUnsafeSlow(smallestBuffer);
  }

  /** Sends everything. Throws the first failure of the stream or of the store; by then nothing is on its way any more. */
  async run(): Promise<void> {
    try {
      for await (const chunk of this.#shipment.bytes as AsyncIterable<Buffer>) await this.#take(chunk);
      await this.#finish();
    } catch (error) {
      await Promise.all(this.#sending);
      throw this.failure ?? error;
    }
  }

  async #take(chunk: Buffer): Promise<void> {
    for (let taken = 0; taken < chunk.length;) {
      if (this.#filled === this.#part.length) await this.#makeRoom();
      const count = chunk.copy(this.#part, this.#filled, taken);
      this.#filled += count;
      taken += count;
    }
  }

  async #makeRoom(): Promise<void> {
    const { partSize } = this.#shipment;
    if (this.#filled === partSize) return this.#sendPart();
    const larger = Buffer.allocUnsafeSlow(Math.min(partSize, this.#filled * 2));
    this.#part.copy(larger);
    this.#part = larger;
  }

  async #finish(): Promise<void> {
    const { client, sdk } = this.#connection;
    const { target } = this.#shipment;
    if (this.uploadId === undefined) {
      const Body = this.#part.subarray(0, this.#filled);
      await this.#ask(() => client.send(new sdk.PutObjectCommand({ ...target, Body })));
      return;
    }
    await this.#sendPart();
    await Promise.all(this.#sending);
    if (this.failure) throw this.failure;
    const Parts = this.#sent.toSorted((a, b) => (a.PartNumber ?? 0) - (b.PartNumber ?? 0));
    const whole = { ...target, UploadId: this.uploadId, MultipartUpload: { Parts } };
    await this.#ask(() => client.send(new sdk.CompleteMultipartUploadCommand(whole)));
  }

  /** Waits until another part may be on its way, sends the filled one, and goes on with an empty one. */
  async #sendPart(): Promise<void> {
    const { client, sdk } = this.#connection;
    const { target, partSize } = this.#shipment;
    this.uploadId ??= (await this.#ask(() => client.send(new sdk.CreateMultipartUploadCommand(target)))).UploadId;
    while (this.#sending.size >= partsAtOnce) await Promise.race(this.#sending);
    if (this.failure) throw this.failure;
    const PartNumber = this.#sent.push({ PartNumber: this.#sent.length + 1 });
    const buffer = this.#part;
    const part = { ...target, UploadId: this.uploadId, PartNumber, Body: buffer.subarray(0, this.#filled) };
    const sending = this.#ask(() => client.send(new sdk.UploadPartCommand(part))).then(
      ({ ETag }) => {
        this.#sent[PartNumber - 1] = { PartNumber, ETag };
        this.#free.push(buffer);
      },
      () => {}, // kept as the failure
    );
    this.#sending.add(sending);
    void sending.then(() => this.#sending.delete(sending));
    this.#part = this.#free.pop() ?? Buffer.allocUnsafeSlow(partSize);
    this.#filled = 0;
  }

  async #ask<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      this.failure ??= error instanceof Error ? error : new Error(String(error));
      this.#shipment.bytes.destroy(this.failure);
      throw this.failure;
    }
  }
}
