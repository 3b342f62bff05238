import * as z from "zod";
import { id, instant, limit, page } from "./fields.ts";
import { defineRoute } from "./route.ts";

/** A file of a tablo. Immutable once uploaded. */
export const file = z.strictObject({
  id,
  tabloId: id,
  name: z.string(),
  sizeBytes: z.int(),
  /** Sniffed from the bytes, never taken from the upload. */
  contentType: z.string(),
  /** SHA-256 of the bytes in lower-case hexadecimal. */
  sha256: z.string(),
  uploaderId: id.nullable(),
  createdAt: instant,
});
export type File = z.output<typeof file>;

const tablo = z.strictObject({ tabloId: id });
const params = z.strictObject({ fileId: id });

export const list = defineRoute({
  method: "GET",
  path: "/api/tablos/:tabloId/files",
  summary: "A tablo's files, newest first",
  tag: "files",
  access: "user",
  params: tablo,
  query: z.strictObject({ limit, cursor: z.string().max(200).optional() }),
  status: 200,
  response: page(file),
  errors: [404],
});

export const upload = defineRoute({
  method: "POST",
  path: "/api/tablos/:tabloId/files",
  summary: "Upload one file, as the part `file` of a multipart/form-data body",
  tag: "files",
  access: "user",
  params: tablo,
  status: 201,
  response: file,
  errors: [403, 404, 413, 415],
  raw: "upload",
});

export const read = defineRoute({
  method: "GET",
  path: "/api/files/:fileId",
  summary: "What is known of a file",
  tag: "files",
  access: "user",
  params,
  status: 200,
  response: file,
  errors: [404],
});

export const content = defineRoute({
  method: "GET",
  path: "/api/files/:fileId/content",
  summary: "A file's bytes, or a range of them; `?download` makes browsers save them",
  tag: "files",
  access: "user",
  params,
  query: z.strictObject({ download: z.string().optional() }),
  status: 200,
  response: null,
  errors: [404, 416],
  raw: "download",
});

export const remove = defineRoute({
  method: "DELETE",
  path: "/api/files/:fileId",
  summary: "Move a file to the Trash",
  tag: "files",
  access: "user",
  params,
  status: 204,
  response: null,
  errors: [403, 404],
});

export const restore = defineRoute({
  method: "POST",
  path: "/api/files/:fileId/restore",
  summary: "Bring a file back from the Trash",
  tag: "files",
  access: "user",
  params,
  status: 200,
  response: file,
  errors: [403, 404],
});
