import { randomUUID } from "node:crypto";
import type { Middleware } from "koa";

const sane = /^[A-Za-z0-9._-]{1,128}$/;

/** Gives each request an id, the caller's own when it is sane, and says it in the answer. */
export const requestId: Middleware = (ctx, next) => {
  const given = ctx.get("X-Request-Id");
  const id = sane.test(given) ? given : randomUUID();
  ctx.state.requestId = id;
  ctx.set("X-Request-Id", id);
  return next();
};
