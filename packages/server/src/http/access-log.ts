import type { Middleware } from "koa";
import type { Logger } from "../log.ts";
import type { Metrics } from "./metrics.ts";

/** One line and one measurement per request, once its answer is out. Probes are logged at debug level. */
export function accessLog({ log, metrics }: { log: Logger; metrics: Metrics }): Middleware {
  const lines = log.child({}, { redact: [] }); // nothing in a line can be secret, and looking costs on every request
  return async (ctx, next) => {
    const start = performance.now();
    ctx.res.once("close", () => {
      const durationMs = Math.round((performance.now() - start) * 10) / 10;
      const route = (ctx.state.route as string | undefined) ?? "other";
      const line = {
        requestId: ctx.state.requestId as string,
        userId: (ctx.state.userId as string | undefined) ?? undefined,
        method: ctx.method,
        route,
        path: route === "other" ? ctx.path.slice(0, 200) : undefined,
        status: ctx.res.writableFinished ? ctx.status : 499,
        durationMs,
      };
      metrics.request(ctx.method, route, line.status, durationMs);
      lines[isProbe(ctx.path) ? "debug" : "info"](line, "request");
    });
    await next();
  };
}

function isProbe(path: string): boolean {
  return path === "/healthz" || path.startsWith("/readyz");
}
