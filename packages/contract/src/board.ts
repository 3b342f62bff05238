import * as z from "zod";
import { etape } from "./etapes.ts";
import { id, logVersion } from "./fields.ts";
import { member } from "./members.ts";
import { defineRoute } from "./route.ts";
import { tablo } from "./tablos.ts";
import { boardTask } from "./tasks.ts";

/** Everything that a tablo's task views show, in one answer. `version` is the log version it is the state of. */
export const board = z.strictObject({
  version: logVersion,
  tablo,
  members: z.array(member),
  etapes: z.array(etape),
  labels: z.array(z.never()).meta({ type: "array", maxItems: 0 }), // what it is in OpenAPI can not be guessed
  /** In column order. */
  tasks: z.array(boardTask),
});
export type Board = z.output<typeof board>;

export const read = defineRoute({
  method: "GET",
  path: "/api/tablos/:tabloId/board",
  summary: "Tasks, etapes, labels and members in one answer, with an ETag",
  tag: "tablos",
  access: "user",
  params: z.strictObject({ tabloId: id }),
  status: 200,
  response: board,
  errors: [404],
  raw: "board",
});
