import { Busboy, type BusboyInstance } from "@fastify/busboy";
import type { Context } from "koa";
import { AppError, invalid } from "../http/app-error.ts";
import { tooLarge } from "../http/body.ts";
import { createMeter, type Meter } from "./meter.ts";

/** Room for the form's own lines around the file. */
const formOverheadBytes = 65_536;

/**
 * Reads a multipart/form-data body and gives the bytes of its one part `file` to `take` as they come. They end only when
 * the whole form has come and is right, so that whoever takes them keeps nothing of a wrong or broken one.
 * Throws 413 when it is too large (as soon as that is known), 415 for another type, 422 without such a part or with others,
 * 400 when the body breaks off; by then `take` has seen its stream fail and cleaned up.
 */
export async function readUpload<T>(
  ctx: Context,
  maxBytes: number,
  take: (name: string, bytes: Meter) => Promise<T>,
): Promise<T> {
  if (Number(ctx.get("Content-Length") || 0) > maxBytes + formOverheadBytes) throw tooLarge(maxBytes);
  const form = openForm(ctx);
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const whole = new Promise<void>((done) => form.once("finish", done));
  let meter: Meter | undefined;
  const fail = (error: AppError) => (meter ? meter.destroy(error) : reject(error));

  form.on("file", (field, part, name) => {
    part.on("error", (cause) => fail(brokenOff(cause)));
    if (field !== "file" || meter) {
      part.resume();
      return void fail(oneFileOnly());
    }
    const bytes = part.pipe(createMeter(maxBytes, { tooLarge: () => tooLarge(maxBytes), whole }));
    meter = bytes;
    take(nameOf(name), bytes).then(resolve, reject);
  });
  form.on("field", () => fail(oneFileOnly()));
  form.on("error", (cause: unknown) => fail(brokenOff(cause)));
  void whole.then(() => meter ?? reject(oneFileOnly()));
  ctx.req.once("close", () => ctx.req.complete || fail(brokenOff(undefined)));
  ctx.req.pipe(form);
  try {
    return await promise;
  } finally {
    ctx.req.unpipe(form);
  }
}

function openForm(ctx: Context): BusboyInstance {
  const contentType = ctx.get("Content-Type");
  const wrongType = (cause?: unknown) =>
    new AppError(415, "wrong_type", "Send the file as the part `file` of a multipart/form-data body.", { cause });
  if (!ctx.request.is("multipart/form-data")) throw wrongType();
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      limits: { fields: 1, fieldSize: 1_024, files: 2, parts: 10, headerPairs: 50, headerSize: 16_384 },
    });
  } catch (cause) {
    throw wrongType(cause); // without a boundary, or with one that is none
  }
}

/** Browsers write three characters of a name as `%22`, `%0D` and `%0A`, and no others. A part of bytes may have no name. */
function nameOf(given: string | undefined): string {
  return (given ?? "").replaceAll("%22", '"').replaceAll(/%0[DA]/g, "");
}

function oneFileOnly(): AppError {
  return invalid("file", "Send one part named `file`, with a file name, and nothing else in the form.");
}

/** What is said of an upload that did not come to its end. */
export function brokenOff(cause: unknown): AppError {
  return new AppError(400, "upload_broken_off", "The upload broke off before its end. Nothing was kept: try again.", {
    cause,
  });
}
