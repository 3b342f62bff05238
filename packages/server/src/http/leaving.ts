import type { Middleware } from "koa";

/** While clients shall go elsewhere, every answer asks its connection to close, so that the next request does. */
export function closeWhenLeaving({ leaving }: { leaving: () => boolean }): Middleware {
  return async (ctx, next) => {
    await next();
    if (!ctx.res.headersSent && leaving()) ctx.set("Connection", "close");
  };
}
