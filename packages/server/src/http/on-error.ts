import { STATUS_CODES } from "node:http";
import type { Problem } from "@xtablo/contract";
import type { Context, Middleware } from "koa";
import type { Logger } from "../log.ts";
import { AppError } from "./app-error.ts";
import { drain } from "./body.ts";
import { databaseAway, isDatabaseAway } from "./unavailable.ts";

/** The one place that turns errors into answers. What nobody foresaw is logged whole and answered with a bare 500. */
export function onError(log: Logger): Middleware {
  return async (ctx, next) => {
    try {
      await next();
      if (ctx.status >= 400 && ctx.body === undefined && !ctx.res.headersSent) throw unanswered(ctx);
    } catch (error) {
      const refusal = translate(error, log, ctx);
      drain(ctx.req);
      if (ctx.res.headersSent) ctx.res.destroy();
      else answer(ctx, refusal);
    }
  };
}

/** Nobody felt addressed; the router sets 405 or 501 when the path is right and the method is not. */
function unanswered(ctx: Context): AppError {
  if (ctx.status !== 404)
    return new AppError(405, "method_not_allowed", `${ctx.path.slice(0, 200)} takes ${ctx.response.get("Allow")}.`);
  return new AppError(404, "not_found", `There is nothing at ${ctx.method} ${ctx.path.slice(0, 200)}.`);
}

function translate(error: unknown, log: Logger, ctx: Context): AppError {
  const requestId = ctx.state.requestId as string;
  if (error instanceof AppError) {
    if (error.status >= 500) log.warn({ requestId, err: error.cause ?? error }, error.message);
    return error;
  }
  if (isDatabaseAway(error)) {
    log.warn({ requestId, err: error }, "database away");
    return databaseAway(error);
  }
  log.error({ requestId, err: error }, "request failed");
  return new AppError(
    500,
    "internal",
    "Something went wrong on the server. The operator finds it in the log by the request's id.",
  );
}

/** Headers that a handler may have set for the thing that it did not get to send. */
const ofTheThing = ["ETag", "Accept-Ranges", "Content-Disposition", "Content-Encoding"];

/** Renders a refusal as `application/problem+json`. Source: RFC 9457. */
function answer(ctx: Context, error: AppError): void {
  const { errors, current, retryAfterSeconds } = error.details;
  const body: Problem = {
    type: "about:blank",
    title: STATUS_CODES[error.status] ?? "Error",
    status: error.status,
    detail: error.message,
    code: error.code,
    requestId: ctx.state.requestId as string,
    ...(errors && { errors }),
    ...(current !== undefined && { current }),
  };
  ctx.status = error.status;
  for (const name of ofTheThing) ctx.remove(name);
  ctx.set("Cache-Control", "no-store");
  if (retryAfterSeconds !== undefined) ctx.set("Retry-After", String(retryAfterSeconds));
  ctx.type = "application/problem+json";
  ctx.body = JSON.stringify(body);
}
