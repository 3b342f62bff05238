import type Koa from "koa";
import type { Middleware } from "koa";
import { createSession } from "koa-session";
import type { Deps } from "../deps.ts";
import { hasBearer } from "./same-origin.ts";
import { createSessionStore, makeSessionId, sessionLifeMs, type SessionState } from "./session-store.ts";

/** Reads the session of API requests into `ctx.state` and keeps it alive while it is used. */
export function session(app: Koa, deps: Deps): Middleware {
  const secure = deps.config.publicUrl.protocol === "https:";
  const middleware = createSession(
    {
      key: "xtablo.session",
      maxAge: sessionLifeMs,
      httpOnly: true,
      sameSite: "lax",
      secure,
      signed: true,
      renew: false,
      rolling: false,
      genid: makeSessionId,
      store: createSessionStore(deps.db),
    },
    app as unknown as Parameters<typeof createSession>[1], // its own copy of Koa's types
  ) as Middleware;
  return (ctx, next) => {
    const state = ctx.state as SessionState;
    state.user = null;
    if (secure) ctx.cookies.secure = true; // the proxy in front ends TLS; the cookie is Secure all the same
    if (!ctx.path.startsWith("/api/") || hasBearer(ctx)) return next();
    return middleware(ctx, async () => {
      if (state.sessionNeedsRenewal) await ctx.session?.save(); // before the answer's headers are out
      return next();
    });
  };
}
