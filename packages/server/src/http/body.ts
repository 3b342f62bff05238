import type { IncomingMessage } from "node:http";
import type { Context } from "koa";
import { AppError } from "./app-error.ts";

/** The largest JSON body, in bytes: room for a 20,000-character description in any script. */
const jsonLimitBytes = 262_144;
/** How long its sender may take. */
const jsonLimitMs = 30_000;
/** How much, and how long, a refused body is read on. */
const drainLimitBytes = 32 * 1_048_576;
const drainLimitMs = 5_000;

/** Reads a request's JSON body. Throws 415, 413 or 400 when it is none, too large or malformed. */
export async function readJson(ctx: Context): Promise<unknown> {
  if (!hasBody(ctx)) return undefined;
  if (!ctx.request.is("application/json") || !["", "identity"].includes(ctx.get("Content-Encoding")))
    throw new AppError(
      415,
      "wrong_type",
      "Send the body as JSON, with Content-Type: application/json, not compressed.",
    );
  const bytes = await readBytes(ctx, jsonLimitBytes);
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError(400, "malformed_json", "The body is no valid JSON.", { cause });
  }
}

function hasBody(ctx: Context): boolean {
  return ctx.get("Transfer-Encoding") !== "" || Number(ctx.get("Content-Length") || 0) > 0;
}

async function readBytes(ctx: Context, limitBytes: number): Promise<Buffer> {
  if (Number(ctx.get("Content-Length") || 0) > limitBytes) throw tooLarge(limitBytes);
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of piecesOf(ctx.req)) {
    sizeBytes += chunk.length;
    if (sizeBytes > limitBytes) throw tooLarge(limitBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, sizeBytes);
}

/** A sender that went away, or took too long, is no failure of ours. */
async function* piecesOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  const timer = setTimeout(() => request.destroy(), jsonLimitMs);
  try {
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch (cause) {
    throw new AppError(400, "broken_off", "The request broke off before its end.", { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** A 413 that names the limit. */
export function tooLarge(limitBytes: number): AppError {
  const limit =
    limitBytes >= 1_048_576 ? `${Math.floor(limitBytes / 1_048_576)} MB` : `${Math.floor(limitBytes / 1_024)} kB`;
  return new AppError(413, "too_large", `That is too large: at most ${limit}.`);
}

/** Reads on what is left of a refused body and throws it away, within limits, so that browsers see the answer. */
export function drain(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  let sizeBytes = 0;
  const timer = setTimeout(() => request.destroy(), drainLimitMs);
  timer.unref();
  request.on("data", (chunk: Buffer) => {
    sizeBytes += chunk.length;
    if (sizeBytes > drainLimitBytes) request.destroy();
  });
  request.on("error", () => {}); // the other side went away: nobody is left to tell
  request.once("close", () => clearTimeout(timer));
  request.resume();
}
