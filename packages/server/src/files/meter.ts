import { createHash } from "node:crypto";
import { Transform } from "node:stream";
import { fileTypeFromBuffer } from "file-type";

/** What was learned of a file's bytes. */
export interface Measured {
  sizeBytes: number;
  sha256: string;
  contentType: string;
}

/** Passes bytes on, measuring them. */
export interface Meter extends Transform {
  /** Call when all bytes have passed. */
  measure(): Promise<Measured>;
}

/** Enough of a file's beginning to recognise its type. */
const headBytes = 4_100;

/** Makes a meter that breaks the stream with `tooLarge()` once more than `maxBytes` have come, and ends it only after `whole`. */
export function createMeter(
  maxBytes: number,
  { tooLarge, whole }: { tooLarge: () => Error; whole: Promise<void> },
): Meter {
  const hash = createHash("sha256");
  const head: Buffer[] = [];
  let sizeBytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (sizeBytes < headBytes) head.push(chunk.subarray(0, headBytes - sizeBytes));
      sizeBytes += chunk.length;
      hash.update(chunk);
      if (sizeBytes > maxBytes) done(tooLarge());
      else done(null, chunk);
    },
    flush: (done) => void whole.then(() => done()),
  });
  meter.on("error", () => {}); // whoever reads it is told; before somebody does, it would end the process
  return Object.assign(meter, {
    async measure() {
      return { sizeBytes, sha256: hash.digest("hex"), contentType: await sniffType(Buffer.concat(head)) };
    },
  });
}

/** A type from the bytes alone: what the uploader says of them is not believed. */
async function sniffType(head: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(head);
  if (found) return found.mime;
  return isText(head) ? "text/plain" : "application/octet-stream";
}

/** A character may be cut at the head's end, hence `stream`. */
function isText(head: Buffer): boolean {
  try {
    return !new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true }).includes("\u0000");
  } catch {
    return false; // no UTF-8: some binary format
  }
}
