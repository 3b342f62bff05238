import * as z from "zod";
import { color, id, instant, line, version } from "./fields.ts";
import { defineRoute } from "./route.ts";

/** A one-level group of tasks in a tablo. */
export const etape = z.strictObject({
  id,
  tabloId: id,
  title: z.string(),
  color,
  /** Fractional order key within the tablo; compare by code units. */
  position: z.string(),
  version,
  createdAt: instant,
  updatedAt: instant,
});
export type Etape = z.output<typeof etape>;

const title = line("The title", 120);
const params = z.strictObject({ etapeId: id });

export const create = defineRoute({
  method: "POST",
  path: "/api/tablos/:tabloId/etapes",
  summary: "Add an etape, last in order",
  tag: "etapes",
  access: "user",
  params: z.strictObject({ tabloId: id }),
  body: z.strictObject({ title, color: color.default("slate") }),
  status: 201,
  response: etape,
  errors: [403, 404],
  idempotent: true,
});

export const update = defineRoute({
  method: "PATCH",
  path: "/api/etapes/:etapeId",
  summary: "Rename an etape or change its colour",
  tag: "etapes",
  access: "user",
  params,
  body: z.strictObject({ title, color }).partial(),
  status: 200,
  response: etape,
  errors: [403, 404, 412],
  versioned: true,
});

export const move = defineRoute({
  method: "POST",
  path: "/api/etapes/:etapeId/move",
  summary: "Put an etape directly before or after another, or last",
  tag: "etapes",
  access: "user",
  params,
  body: z.strictObject({ before: id.optional(), after: id.optional() }),
  status: 200,
  response: etape,
  errors: [403, 404],
});

export const remove = defineRoute({
  method: "DELETE",
  path: "/api/etapes/:etapeId",
  summary: "Move an etape to the Trash; its tasks become unassigned",
  tag: "etapes",
  access: "user",
  params,
  status: 204,
  response: null,
  errors: [403, 404],
});

export const restore = defineRoute({
  method: "POST",
  path: "/api/etapes/:etapeId/restore",
  summary: "Bring an etape back from the Trash; its tasks that still have none belong to it again",
  tag: "etapes",
  access: "user",
  params,
  status: 200,
  response: etape,
  errors: [403, 404],
});
