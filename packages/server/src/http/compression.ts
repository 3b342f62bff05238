import { constants } from "node:zlib";
import type { Middleware } from "koa";
import compress from "koa-compress";

/** Compresses JSON and HTML that is not compressed yet. Event streams, downloads and cached boards pass as they are. */
export function compression(): Middleware {
  return compress({
    threshold: 2_048,
    filter: (type) => /^(application\/(problem\+)?json|text\/html)/.test(type),
    gzip: { level: constants.Z_BEST_SPEED },
    br: false,
    deflate: false,
  });
}
