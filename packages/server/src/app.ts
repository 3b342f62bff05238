import Koa from "koa";
import { startSession } from "./auth/auth.routes.ts";
import type { LocalSignIn } from "./auth/local-sign-in.ts";
import type { Deps } from "./deps.ts";
import { accessLog } from "./http/access-log.ts";
import { compression } from "./http/compression.ts";
import { createCookieKeys } from "./http/cookie-keys.ts";
import { closeWhenLeaving } from "./http/leaving.ts";
import { onError } from "./http/on-error.ts";
import { requestId } from "./http/request-id.ts";
import { sameOrigin } from "./http/same-origin.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { session } from "./http/session.ts";
import type { WebApp } from "./http/web-app.ts";
import { createRouter } from "./routes.ts";

/** What an app is made with; `webApp` serves the pages, without one there are none. */
export interface AppOptions {
  secrets: string[];
  webApp: WebApp | null;
  /** Of a server on somebody's own computer. */
  localSignIn?: LocalSignIn | undefined;
}

/** Builds the app: what every request goes through, in order. */
export function createApp(deps: Deps, options: AppOptions): Koa {
  const app = new Koa();
  app.keys = createCookieKeys(options.secrets) as unknown as string[]; // typed for Keygrip alone, given to `cookies` as it is
  app.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE" && error.code !== "ECONNRESET")
      deps.log.error({ err: error }, "answer failed");
  });
  const router = createRouter(deps);
  app.use(requestId);
  app.use(accessLog(deps));
  app.use(closeWhenLeaving(deps));
  app.use(securityHeaders(deps.config, options.webApp?.connectSources ?? []));
  app.use(compression());
  app.use(onError(deps.log));
  app.use(sameOrigin(deps.config));
  app.use(session(app, deps));
  if (options.localSignIn) app.use(options.localSignIn.middleware(deps, startSession));
  app.use(router.routes() as Koa.Middleware);
  app.use(router.allowedMethods() as Koa.Middleware);
  if (options.webApp) app.use(pages(options.webApp));
  return app;
}

/** Everything that is no API gets the web app. */
function pages({ middleware }: WebApp): Koa.Middleware {
  return (ctx, next) => (ctx.path.startsWith("/api/") || ctx.path === "/api" ? next() : middleware(ctx, next));
}
