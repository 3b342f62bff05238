import type { Context, Middleware } from "koa";
import type { Config } from "../config/config.ts";
import { AppError } from "./app-error.ts";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a state-changing request that another site made a browser send.
 * A request with a bearer token is exempt: browsers do not add one by themselves.
 */
export function sameOrigin(config: Config): Middleware {
  return (ctx, next) => {
    if (!reading.has(ctx.method) && !hasBearer(ctx) && !isOwn(ctx, config))
      throw new AppError(
        403,
        "cross_site",
        "The request came from another site and was refused. Open Xtablo itself and try again.",
      );
    return next();
  };
}

function isOwn(ctx: Context, config: Config): boolean {
  const site = ctx.get("Sec-Fetch-Site");
  if (site) return site === "same-origin" || site === "none";
  const origin = ctx.get("Origin");
  if (!origin) return true; // no browser
  if (!URL.canParse(origin)) return false;
  return config.publicUrlGiven ? new URL(origin).origin === config.publicUrl.origin : new URL(origin).host === ctx.host;
}

/** Whether the request shows a token; then its cookie counts for nothing. */
export function hasBearer(ctx: Context): boolean {
  return /^bearer /i.test(ctx.get("Authorization"));
}
