import { constants } from "node:zlib";
import type { Middleware } from "koa";
import compress from "koa-compress";

/** Below this the stream through zlib costs more than the bytes it saves: measured at half a read of one task. */
const smallestBytes = 8_192;

/** Compresses JSON and HTML that is not compressed yet. Event streams, downloads and cached boards pass as they are. */
export function compression(): Middleware {
  return compress({
    threshold: smallestBytes,
    filter: (type) => /^(application\/(problem\+)?json|text\/html)/.test(type),
    gzip: { level: constants.Z_BEST_SPEED },
    br: false,
    deflate: false,
  });
}
