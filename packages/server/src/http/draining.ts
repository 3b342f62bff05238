import type { Middleware } from "koa";

/** While the server is about to stop, every answer asks its connection to close, so that the next request goes elsewhere. */
export function closeWhenDraining({ draining }: { draining: () => boolean }): Middleware {
  return async (ctx, next) => {
    await next();
    if (draining() && !ctx.res.headersSent) ctx.set("Connection", "close");
  };
}
