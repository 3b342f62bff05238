import type { Readable } from "node:stream";

/** Which bytes of a file: both ends included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Bytes that a store keeps. */
export interface StoredObject {
  key: string;
  sizeBytes: number;
  /** When they were written, by the store's clock. */
  modifiedAt: Date;
}

/** Bytes that somebody began to write: of an upload that still goes on, or of one that died. */
export interface UnfinishedObject {
  /** What they would have become; null when that is not known any more. */
  key: string | null;
  /** The store's own name for them. */
  id: string;
  /** When they were begun, or last added to, whichever the store knows. */
  seenAt: Date;
}

/** How many are listed at a time. */
export const pageSize = 1_000;

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
  /** Everything that is kept, in pages that are asked for one by one: who stops reading asks for no more. In no order. */
  list(): AsyncIterable<StoredObject[]>;
  /** Everything that was begun and is not kept, in such pages too. */
  listUnfinished(): AsyncIterable<UnfinishedObject[]>;
  /** Gives up what was begun; it is no error when it was finished or removed meanwhile. */
  removeUnfinished(unfinished: UnfinishedObject): Promise<void>;
  /** Whether the store can be used. Throws an error that tells an operator why not. */
  check(): Promise<void>;
  /** Lets go of its connections. */
  close(): Promise<void>;
}

/** Keys are made of ids by us; anything else is a mistake of ours that must not leave the store's folder. */
export function requireKey(key: string): void {
  if (!isKey(key)) throw new Error(`not a key of a file: ${key}`);
}

/** Whether a name in the store is one of ours; others' things are left alone. */
export function isKey(name: string): boolean {
  const [folder, ...ids] = name.split("/");
  return (
    folder === "files" && ids.length === 2 && ids.every((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
  );
}
