import type { Readable } from "node:stream";

/** Which bytes of a file: both ends included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Where files' bytes live. Keys look like `files/{tablo_id}/{file_id}`. */
export interface FileStore {
  /**
   * Keeps a stream's bytes under a key. When it resolves they are safe; when it throws, nothing is left.
   * Throws a 503 AppError when the store is away or full; an error of the stream is thrown as it is.
   */
  put(key: string, bytes: Readable): Promise<void>;
  /**
   * Opens a range of a file's bytes. Throws a 503 AppError when they cannot be read or are not all there; what breaks off
   * later is an error of the stream, never its end.
   */
  open(key: string, range: ByteRange): Promise<Readable>;
  /** Removes a file's bytes; removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** Whether the store can be used. Throws an error that tells an operator why not. */
  check(): Promise<void>;
  /** Lets go of its connections. */
  close(): Promise<void>;
}

/** Keys are made of ids by us; anything else is a mistake of ours that must not leave the store's folder. */
export function requireKey(key: string): void {
  if (!/^files\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/.test(key)) throw new Error(`not a key of a file: ${key}`);
}
