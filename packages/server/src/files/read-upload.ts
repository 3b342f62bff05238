import { Busboy } from "@fastify/busboy";
import type { Context } from "koa";
import { AppError, invalid } from "../http/app-error.ts";
import { tooLarge } from "../http/body.ts";
import { createMeter, type Meter } from "./meter.ts";

/** Room for the form's own lines around the file. */
const formOverheadBytes = 65_536;

/**
 * Reads a multipart/form-data body and gives the bytes of its one part `file` to `take` as they come.
 * Throws 413 when it is too large (as soon as that is known), 415 for another type, 422 without such a part,
 * 400 when the body breaks off; by then `take` has seen its stream fail and cleaned up.
 */
export async function readUpload<T>(
  ctx: Context,
  maxBytes: number,
  take: (name: string, bytes: Meter) => Promise<T>,
): Promise<T> {
  const contentType = ctx.get("Content-Type");
  if (!ctx.request.is("multipart/form-data") || !/boundary=/i.test(contentType))
    throw new AppError(415, "wrong_type", "Send the file as the part `file` of a multipart/form-data body.");
  if (Number(ctx.get("Content-Length") || 0) > maxBytes + formOverheadBytes) throw tooLarge(maxBytes);

  const form = new Busboy({ headers: { "content-type": contentType }, limits: { fields: 20, parts: 30 } });
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  let meter: Meter | undefined;
  const fail = (error: AppError) => (meter ? meter.destroy(error) : reject(error));

  form.on("file", (field, part, name) => {
    part.on("error", (cause) => fail(brokenOff(cause)));
    if (field !== "file" || meter) return void part.resume();
    meter = part.pipe(createMeter(maxBytes, () => tooLarge(maxBytes)));
    take(name, meter).then(resolve, reject);
  });
  form.once(
    "finish",
    () => meter ?? reject(invalid("file", "There is no part named `file`, with a file name, in the form.")),
  );
  form.on("error", (cause: unknown) => fail(brokenOff(cause)));
  ctx.req.once("close", () => ctx.req.complete || fail(brokenOff(undefined)));
  ctx.req.pipe(form);
  try {
    return await promise;
  } finally {
    ctx.req.unpipe(form);
  }
}

function brokenOff(cause: unknown): AppError {
  return new AppError(400, "upload_broken_off", "The upload broke off before its end. Nothing was kept: try again.", {
    cause,
  });
}
