import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";

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
}

/** Bytes that all kept boards together may take. */
const maxSizeBytes = 32 * 1_048_576;
const compress = promisify(gzip);

/** Makes the cache of one server process. */
export function createBoardCache(): BoardCache {
  const bodies = new LRUCache<string, BoardBody>({
    maxSize: maxSizeBytes,
    sizeCalculation: (body) => body.plain.length + (body.gzip?.length ?? Math.ceil(body.plain.length / 4)) + 200,
  });
  const compressing = new Set<string>();

  /** A board that just changed is read once or twice before it changes again: compressing it then would cost more than it saves. */
  async function compressOnce(key: string, body: BoardBody): Promise<void> {
    compressing.add(key);
    try {
      const packed = await compress(body.plain, { level: constants.Z_BEST_SPEED });
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
  };
}
