import type { File } from "@xtablo/contract";
import type { Context } from "koa";
import type { Caller } from "../db/transaction.ts";
import { AppError } from "../http/app-error.ts";
import type { ByteRange } from "../storage/file-store.ts";
import { keyOf } from "./bytes.service.ts";
import { dispositionOf } from "./file-name.ts";

/** What browsers may show in place; everything else is saved. Nothing that can run is among them. */
const shownInPlace =
  /^(image\/(png|jpeg|gif|webp|avif|bmp)|application\/pdf|text\/plain|audio\/[\w.+-]+|video\/[\w.+-]+)$/;

/** Answers with a file's bytes or a range of them (RFC 9110), so that browsers can go on with a broken download. */
export async function sendContent(caller: Caller, file: File, ctx: Context): Promise<void> {
  const etag = `"${file.sha256}"`;
  ctx.set("ETag", etag);
  ctx.set("Accept-Ranges", "bytes");
  ctx.set("Cache-Control", "private, no-cache");
  ctx.set("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'self'");
  const inline = ctx.query.download === undefined && shownInPlace.test(file.contentType);
  ctx.set("Content-Disposition", dispositionOf(inline ? "inline" : "attachment", file.name));
  if (isKnown(ctx.get("If-None-Match"), etag)) {
    ctx.status = 304;
    return;
  }
  const range = ["", etag].includes(ctx.get("If-Range")) ? rangeOf(ctx.get("Range"), file.sizeBytes) : null;
  if (range === "unsatisfiable") {
    ctx.set("Content-Range", `bytes */${file.sizeBytes}`);
    throw new AppError(416, "range_not_satisfiable", `The file has only ${file.sizeBytes} bytes.`);
  }
  const { start, end } = range ?? { start: 0, end: file.sizeBytes - 1 };
  const isAsked = ctx.method !== "HEAD";
  const content = isAsked && (await caller.deps.files.open(keyOf(file.tabloId, file.id), { start, end }));
  ctx.status = range ? 206 : 200;
  if (range) ctx.set("Content-Range", `bytes ${start}-${end}/${file.sizeBytes}`);
  ctx.type = file.contentType === "text/plain" ? "text/plain; charset=utf-8" : file.contentType;
  if (content) ctx.body = content;
  ctx.length = end - start + 1;
}

/** Compared weakly, as RFC 9110 wants it here: a proxy may have marked the tag as weak. */
function isKnown(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch.split(",").some((given) => ["*", etag, `W/${etag}`].includes(given.trim()));
}

/** One range of bytes; several at once, or what is no range, count as none. */
function rangeOf(header: string, sizeBytes: number): ByteRange | null | "unsatisfiable" {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (!match || (match[1] === "" && match[2] === "")) return null;
  const [, first = "", last = ""] = match;
  const start = first === "" ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const end = first === "" || last === "" ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  return start > end || start >= sizeBytes ? "unsatisfiable" : { start, end };
}
