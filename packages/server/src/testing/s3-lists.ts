import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Context, Middleware } from "koa";

/** The one bucket of a test's store. */
export const bucket = "xtablo-test";
/** What s3rver puts behind the name of an object's file. */
export const objectEnding = "._S3rver_object";
/** Where s3rver keeps uploads in parts. */
export const uploadsFolder = "._S3rver_uploads";

interface Listed {
  /** What the list is ordered by, and where its next page goes on. */
  marker: string;
  xml: string;
}

/**
 * What s3rver 3.7.1 lacks: ListMultipartUploads, and more than one page of ListObjectsV2 (it asks for a cipher that
 * OpenSSL has no more). Pages are small, so that a few files make several.
 */
export function answerLists(directory: string, pageSize = 3): Middleware {
  const folder = join(directory, bucket);
  return async (ctx, next) => {
    const isBucket = ["/", `/${bucket}`, `/${bucket}/`].includes(ctx.path) && ctx.method === "GET";
    if (ctx.query["prefix"] !== "files/") return next();
    if (isBucket && "uploads" in ctx.query) answerUploads(ctx, pageOf(ctx, await uploadsIn(folder), pageSize));
    else if (isBucket && ctx.query["list-type"] === "2")
      answerObjects(ctx, pageOf(ctx, await objectsIn(folder), pageSize));
    else return next();
  };
}

/** Of a folder that may not be there yet. */
export async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

async function objectsIn(folder: string): Promise<Listed[]> {
  const names = await readdir(folder, { recursive: true });
  const found = names
    .filter((name) => name.endsWith(objectEnding))
    .map(async (name) => {
      const { size, mtime } = await stat(join(folder, name));
      const key = name.slice(0, -objectEnding.length);
      const about = `<LastModified>${mtime.toISOString()}</LastModified><Size>${size}</Size>`;
      return { marker: key, xml: `<Contents><Key>${key}</Key>${about}</Contents>` };
    });
  return keepFound(found);
}

async function uploadsIn(folder: string): Promise<Listed[]> {
  const found = (await namesIn(join(folder, uploadsFolder))).map(async (id) => {
    const about = join(folder, uploadsFolder, id, "key");
    const [key, { mtime }] = await Promise.all([readFile(about, "utf8"), stat(about)]);
    const xml = `<Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${mtime.toISOString()}</Initiated>`;
    return { marker: `${key} ${id}`, xml: `<Upload>${xml}</Upload>` };
  });
  return keepFound(found);
}

/** What goes away while it is listed is left out. */
async function keepFound(found: Promise<Listed>[]): Promise<Listed[]> {
  return (await Promise.allSettled(found)).flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
}

function pageOf({ query }: Context, all: Listed[], pageSize: number): { page: Listed[]; last: string | null } {
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : "");
  const after =
    text("continuation-token") || (text("key-marker") && `${text("key-marker")} ${text("upload-id-marker")}`);
  const rest = all
    .filter(({ marker }) => marker.startsWith(text("prefix")) && marker > after)
    .toSorted((a, b) => (a.marker < b.marker ? -1 : 1));
  const page = rest.slice(0, pageSize);
  return { page, last: rest.length > page.length ? (page.at(-1)?.marker ?? null) : null };
}

type Page = ReturnType<typeof pageOf>;

function answerObjects(ctx: Context, { page, last }: Page): void {
  const more = last === null ? "" : `<NextContinuationToken>${last}</NextContinuationToken>`;
  answer(ctx, "ListBucketResult", page, `<IsTruncated>${last !== null}</IsTruncated>${more}`);
}

function answerUploads(ctx: Context, { page, last }: Page): void {
  const [key, id] = last?.split(" ") ?? [];
  const more = `<NextKeyMarker>${key}</NextKeyMarker><NextUploadIdMarker>${id}</NextUploadIdMarker>`;
  answer(ctx, "ListMultipartUploadsResult", page, `<IsTruncated>${last !== null}</IsTruncated>${last ? more : ""}`);
}

function answer(ctx: Context, root: string, page: Listed[], head: string): void {
  ctx.type = "application/xml";
  ctx.body = `<?xml version="1.0" encoding="UTF-8"?><${root}>${head}${page.map(({ xml }) => xml).join("")}</${root}>`;
}
