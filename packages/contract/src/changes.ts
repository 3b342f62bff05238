import * as z from "zod";
import { id, instant, limit, logVersion } from "./fields.ts";
import { defineRoute } from "./route.ts";

/** What can happen in a tablo. A new kind is added here first. */
export const changeKinds = [
  "tablo.created",
  "tablo.updated",
  "tablo.deleted",
  "tablo.restored",
  "task.created",
  "task.updated",
  "task.moved",
  "task.deleted",
  "task.restored",
  "etape.created",
  "etape.updated",
  "etape.moved",
  "etape.deleted",
  "etape.restored",
  "file.created",
  "file.deleted",
  "file.restored",
  "column.reordered",
  "member.updated",
] as const;
export const changeKind = z.enum(changeKinds);
export type ChangeKind = z.output<typeof changeKind>;

/** What a change can be about, as a filter: each stands for all kinds that begin with it. */
export const changeSubjects = ["tablo", "task", "etape", "file", "member"] as const;
export const changeSubject = z.enum(changeSubjects);
export type ChangeSubject = z.output<typeof changeSubject>;

/**
 * One entry of a tablo's ordered log. `data` holds the fields that changed, named as in the thing's own shape
 * (of a created thing all of them); a text of more than 1,000 characters is left out and named in `data.omitted`.
 * Of an update or a move, `data.subject` is the thing's title and `data.before` what the changed fields said before
 * (but for a description).
 */
export const change = z.strictObject({
  tabloId: id,
  version: logVersion,
  kind: changeKind,
  subjectId: id,
  actorId: id.nullable(),
  at: instant,
  data: z.record(z.string(), z.unknown()),
});
export type Change = z.output<typeof change>;

export const list = defineRoute({
  method: "GET",
  path: "/api/tablos/:tabloId/changes",
  summary: "The change log: after `since`, oldest first, to catch up; without it newest first, as activity",
  tag: "changes",
  access: "user",
  params: z.strictObject({ tabloId: id }),
  query: z.strictObject({
    since: z.coerce.number().int().nonnegative().optional(),
    limit,
    cursor: z.string().max(200).optional(),
    actorId: id.optional(),
    /** One kind, or all kinds of a subject. */
    kind: z.enum([...changeSubjects, ...changeKinds]).optional(),
  }),
  status: 200,
  response: z.strictObject({
    items: z.array(change),
    version: logVersion.optional(),
    nextCursor: z.string().nullable().optional(),
    /** Of activity: what the people and etapes in it are called, by id, also those that are gone. */
    names: z.record(z.string(), z.string()).optional(),
  }),
  errors: [404, 410],
});

export const stream = defineRoute({
  method: "GET",
  path: "/api/stream",
  summary: "Server-sent events for everything one may see",
  tag: "changes",
  access: "user",
  status: 200,
  response: null,
  raw: "stream",
});
