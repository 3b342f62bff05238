import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";

/** The body of an upload of one file, with the boundary `granite`. */
export function multipart(name: string, bytes: Buffer): Buffer {
  const head = `--granite\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from("\r\n--granite--\r\n")]);
}

/** Sends it in eight pieces, with a pause after each. */
export function trickle(bytes: Buffer, pauseMs: number): ReadableStream<Uint8Array> {
  const size = Math.ceil(bytes.length / 8);
  return Readable.toWeb(
    Readable.from(
      (async function* () {
        for (let at = 0; at < bytes.length; at += size) {
          yield bytes.subarray(at, at + size);
          if (pauseMs > 0) await wait(pauseMs);
        }
      })(),
    ),
  ) as ReadableStream<Uint8Array>; // Node's own kind of it
}
