import * as z from "zod";
import { color, id, instant, limit, line, page, text, version } from "./fields.ts";
import { role } from "./members.ts";
import { defineRoute } from "./route.ts";

export const tabloStatus = z.enum(["active", "archived"]);
export type TabloStatus = z.output<typeof tabloStatus>;

/** Done and all tasks of a tablo, without those in the Trash. */
export const progress = z.strictObject({ done: z.int(), total: z.int() });

/** One project workspace, as a member with `role` sees it. */
export const tablo = z.strictObject({
  id,
  title: z.string(),
  description: z.string(),
  color,
  status: tabloStatus,
  role,
  progress,
  memberCount: z.int(),
  lastActivityAt: instant,
  version,
  createdAt: instant,
  updatedAt: instant,
});
export type Tablo = z.output<typeof tablo>;

/** A tablo among one's others: with the faces for its card, and since when it is in the Trash. */
export const listedTablo = z.strictObject({
  ...tablo.shape,
  /** `first`: at most four, owners first, then who came first. */
  members: z.strictObject({ count: z.int(), first: z.array(z.strictObject({ id, name: z.string() })) }),
  deletedAt: instant.nullable(),
});
export type ListedTablo = z.output<typeof listedTablo>;

const title = line("The title", 120);
const description = text("The description", 20_000);
const params = z.strictObject({ tabloId: id });

export const list = defineRoute({
  method: "GET",
  path: "/api/tablos",
  summary: "One's tablos, latest activity first",
  tag: "tablos",
  access: "user",
  query: z.strictObject({
    status: z.enum(["active", "archived", "all", "trashed"]).default("active"),
    limit,
    cursor: z.string().max(200).optional(),
  }),
  status: 200,
  response: page(listedTablo),
});

export const create = defineRoute({
  method: "POST",
  path: "/api/tablos",
  summary: "Make a tablo, owned by oneself",
  tag: "tablos",
  access: "user",
  body: z.strictObject({ title, description: description.default(""), color: color.default("purple") }),
  status: 201,
  response: tablo,
  idempotent: true,
});

export const read = defineRoute({
  method: "GET",
  path: "/api/tablos/:tabloId",
  summary: "One tablo",
  tag: "tablos",
  access: "user",
  params,
  status: 200,
  response: tablo,
  errors: [404],
});

export const update = defineRoute({
  method: "PATCH",
  path: "/api/tablos/:tabloId",
  summary: "Change a tablo, archive it or bring it back",
  tag: "tablos",
  access: "user",
  params,
  body: z.strictObject({ title, description, color, status: tabloStatus }).partial(),
  status: 200,
  response: tablo,
  errors: [403, 404, 412],
  versioned: true,
});

export const remove = defineRoute({
  method: "DELETE",
  path: "/api/tablos/:tabloId",
  summary: "Move a tablo to the Trash",
  tag: "tablos",
  access: "user",
  params,
  status: 204,
  response: null,
  errors: [403, 404],
});

export const restore = defineRoute({
  method: "POST",
  path: "/api/tablos/:tabloId/restore",
  summary: "Bring a tablo back from the Trash",
  tag: "tablos",
  access: "user",
  params,
  status: 200,
  response: tablo,
  errors: [403, 404],
});
