import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import pLimit from "p-limit";

/** A board's body as it was made for one version and role, and the same compressed once it was asked for again. */
export interface BoardBody {
  etag: string;
  plain: Buffer;
  gzip: Buffer | null;
}

/** Boards that somebody read, kept under their version: a kept body cannot be stale. */
export interface BoardCache {
  /** The kept body; asking for it again starts its compression. */
  find(key: string): BoardBody | undefined;
  keep(key: string, body: BoardBody): void;
  /** Makes a body; who asks for the same key meanwhile gets the same one. Only a few are made at once. */
  make(key: string, work: () => Promise<BoardBody>): Promise<BoardBody>;
}

/** Bytes that all kept boards together may take. */
const maxSizeBytes = 32 * 1_048_576;
/** After a change every open window asks at once. More boards at once than PostgreSQL has cores only fill memory. */
const madeAtOnce = 4;
const compress = promisify(gzip);

/** Makes the cache of one server process. */
export function createBoardCache(): BoardCache {
  const bodies = new LRUCache<string, BoardBody>({
    maxSize: maxSizeBytes,
    sizeCalculation: (body) => body.plain.length + (body.gzip?.length ?? Math.ceil(body.plain.length / 4)) + 200,
  });
  const compressing = new Set<string>();
  const making = new Map<string, Promise<BoardBody>>();
  const limit = pLimit(madeAtOnce);

  /** A board that just changed is read once or twice before it changes again: compressing it then would cost more than it saves. */
  async function compressOnce(key: string, body: BoardBody): Promise<void> {
    compressing.add(key);
    try {
      const packed = await compress(body.plain, { level: constants.Z_DEFAULT_COMPRESSION });
      if (bodies.peek(key) === body) bodies.set(key, { ...body, gzip: packed });
    } finally {
      compressing.delete(key);
    }
  }

  return {
    find(key) {
      const body = bodies.get(key);
      if (body && body.gzip === null && !compressing.has(key)) void compressOnce(key, body);
      return body;
    },
    keep: (key, body) => void bodies.set(key, body),
    make(key, work) {
      const begun = making.get(key);
      if (begun) return begun;
      const body = limit(work).finally(() => making.delete(key));
      making.set(key, body);
      return body;
    },
  };
}
