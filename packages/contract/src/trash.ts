import * as z from "zod";
import { id, instant, limit, page } from "./fields.ts";
import { defineRoute } from "./route.ts";

/** What was deleted in a tablo and can still be brought back: for 30 days. */
export const trashed = z.strictObject({
  kind: z.enum(["task", "etape", "file"]),
  id,
  title: z.string(),
  deletedAt: instant,
});
export type Trashed = z.output<typeof trashed>;

export const list = defineRoute({
  method: "GET",
  path: "/api/tablos/:tabloId/trash",
  summary: "What is in a tablo's Trash, last deleted first",
  tag: "tablos",
  access: "user",
  params: z.strictObject({ tabloId: id }),
  query: z.strictObject({ limit, cursor: z.string().max(200).optional() }),
  status: 200,
  response: page(trashed),
  errors: [404],
});
