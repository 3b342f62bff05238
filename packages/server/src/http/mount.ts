import type Router from "@koa/router";
import type { Input, Output, Route } from "@xtablo/contract";
import type { Context, Middleware } from "koa";
import type * as z from "zod";
import type { Caller } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import { AppError } from "./app-error.ts";
import { readJson } from "./body.ts";
import { answerOnce } from "./idempotency.ts";
import type { SessionState, SignedIn } from "./session-store.ts";

/** A request that was parsed, of someone who is signed in. */
export interface Request<R extends Route> extends Input<R> {
  caller: Caller;
  user: SignedIn;
  /** From `If-Match`; null when the caller did not say. */
  ifVersion: number | null;
  ctx: Context;
}

/** A request of anyone. */
export interface PublicRequest<R extends Route> extends Input<R> {
  deps: Deps;
  user: SignedIn | null;
  ctx: Context;
}

/** Serves a contract route for signed-in users, or for admins alone: parses, runs the handler, answers. */
export function mount<R extends Route>(
  router: Router,
  deps: Deps,
  route: R,
  handle: (request: Request<R>) => Promise<Output<R>>,
): void {
  serve(router, route, async (ctx) => {
    const { userId, user } = requireUser(ctx);
    if (route.access === "admin" && !user.admin) throw nothingHere();
    const input = await parseInput(route, ctx);
    const ifVersion = route.versioned ? readIfMatch(ctx) : null;
    const caller: Caller = { deps, userId };
    const handleAs = (as: Caller) => handle({ ...input, caller: as, user, ifVersion, ctx });
    const key = route.idempotent ? ctx.get("Idempotency-Key") : "";
    if (key === "") return answer(deps, route, ctx, await handleAs(caller));
    const kept = await answerOnce(caller, { key, route, path: ctx.path, body: input.body }, handleAs);
    if (kept.replayed) ctx.set("Idempotent-Replayed", "true");
    ctx.status = kept.status;
    ctx.type = "application/json";
    ctx.body = kept.body;
  });
}

/** Serves a contract route that anyone may call. */
export function mountPublic<R extends Route>(
  router: Router,
  deps: Deps,
  route: R,
  handle: (request: PublicRequest<R>) => Promise<Output<R>>,
): void {
  serve(router, route, async (ctx) => {
    const input = await parseInput(route, ctx);
    const { user } = ctx.state as SessionState;
    answer(deps, route, ctx, await handle({ ...input, deps, user, ctx }));
  });
}

/** Serves a route whose handler reads the request's body or writes the answer itself. */
export function mountRaw<R extends Route>(
  router: Router,
  deps: Deps,
  route: R,
  handle: (request: Request<R>) => Promise<void>,
): void {
  serve(router, route, async (ctx) => {
    const { userId, user } = requireUser(ctx);
    const input = parseParts(route, ctx);
    await handle({ ...input, caller: { deps, userId }, user, ifVersion: null, ctx });
  });
}

function serve(router: Router, route: Route, middleware: Middleware): void {
  router.register(route.path, [route.method], (ctx: Context) => {
    ctx.state.route = route.path;
    ctx.set("Cache-Control", "no-store");
    return middleware(ctx, async () => {});
  });
}

function requireUser(ctx: Context): { userId: string; user: SignedIn } {
  const { user } = ctx.state as SessionState;
  if (!user) throw new AppError(401, "not_signed_in", "You are not signed in. Sign in and try again.");
  return { userId: user.id, user };
}

/** Who is no admin does not learn what there is for admins. */
function nothingHere(): AppError {
  return new AppError(404, "not_found", "There is nothing here.");
}

async function parseInput<R extends Route>(route: R, ctx: Context): Promise<Input<R>> {
  const parts = parseParts(route, ctx);
  if (!route.body) return parts;
  return { ...parts, body: parsePart(route.body, await readJson(ctx), "") } as Input<R>;
}

function parseParts<R extends Route>(route: R, ctx: Context): Input<R> {
  const params = route.params ? route.params.safeParse(ctx.params) : { success: true as const, data: {} };
  if (!params.success) {
    const issue = params.error.issues[0];
    throw new AppError(400, "malformed_id", `${issue?.path.join(".") ?? "The path"}: ${issue?.message ?? "is wrong"}`);
  }
  const query = route.query ? parsePart(route.query, { ...ctx.query }, "query.") : {};
  return { params: params.data, query, body: undefined } as Input<R>; // each part was parsed by the route's own schema
}

/** Parses a part of the request. Throws 422 with every issue and its path. */
function parsePart(schema: z.ZodType, value: unknown, prefix: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({
    path: prefix + pathOf(issue),
    message: issue.message,
  }));
  const detail = errors.map((error) => (error.path ? `${error.path}: ${error.message}` : error.message)).join(" ");
  throw new AppError(422, "invalid", detail.slice(0, 1_000), { errors });
}

function pathOf(issue: z.core.$ZodIssue): string {
  const keys = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...keys].map(String).join(".").slice(0, 200);
}

function readIfMatch(ctx: Context): number | null {
  const given = ctx.get("If-Match");
  if (given === "" || given === "*") return null;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(given)?.[1];
  if (version === undefined)
    throw new AppError(
      400,
      "malformed_if_match",
      'If-Match holds no version: send it as "3", with the quotation marks.',
    );
  return Number(version);
}

function answer(deps: Deps, route: Route, ctx: Context, body: unknown): void {
  ctx.status = route.status;
  if (route.response === null) return;
  ctx.type = "application/json";
  ctx.body = JSON.stringify(deps.config.env === "production" ? body : route.response.parse(body));
}
