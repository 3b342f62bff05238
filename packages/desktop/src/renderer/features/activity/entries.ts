import type { Change, ChangeKind } from "@xtablo/contract";
import * as z from "zod";

/** The fields whose changes are told. */
export const fieldNames = [
  "title",
  "status",
  "priority",
  "assigneeId",
  "etapeId",
  "startOn",
  "dueOn",
  "color",
  "description",
] as const;
export type FieldName = (typeof fieldNames)[number];

/** What a field says now and said before. `before` is undefined where the log does not know it. */
export interface FieldChange {
  name: FieldName;
  before: string | null | undefined;
  after: string | null;
}

/** One thing that somebody did, as activity tells it: a change of the log, or several of them as one. */
export interface Entry {
  /** Version of the first change in it: it stays while more are told with it. */
  version: number;
  kind: ChangeKind;
  subjectId: string;
  actorId: string | null;
  /** When the last change in it was made. */
  at: string;
  /** What the thing is called; empty when the log does not say. */
  name: string;
  fields: readonly FieldChange[];
}

/** Changes by the same person of the same thing are told as one when no more time lies between them. */
const runMs = 10 * 60_000;

/** Makes entries of changes, newest first both: what nobody did by hand is left out, runs become one. */
export function entriesOf(changes: readonly Change[]): Entry[] {
  const entries: Entry[] = [];
  for (const change of changes) {
    if (change.kind === "column.reordered") continue;
    const older = entryOf(change);
    const newer = entries.at(-1);
    if (newer && isRun(newer, older)) entries[entries.length - 1] = joined(newer, older);
    else entries.push(older);
  }
  return entries;
}

/** The versions of the entries that are the last word on what they are about. Of entries that come newest first. */
export function lastWords(entries: readonly Entry[]): ReadonlySet<number> {
  const bySubject = new Map(entries.toReversed().map(({ subjectId, version }) => [subjectId, version]));
  return new Set(bySubject.values());
}

const value = z.string().nullable().optional().catch(undefined);
const fields = z.object({
  title: value,
  status: value,
  priority: value,
  assigneeId: value,
  etapeId: value,
  startOn: value,
  dueOn: value,
  color: value,
  description: value,
} satisfies Record<FieldName, typeof value>);
type Fields = z.output<typeof fields>;
const said = fields.extend({
  subject: z.string().optional(),
  name: z.string().optional(),
  omitted: z.array(z.string()).optional(),
  before: fields.optional(),
});

function entryOf({ version, kind, subjectId, actorId, at, data }: Change): Entry {
  const { subject, name, omitted, before, ...now } = said.parse(data);
  if (omitted?.includes("description")) now.description = "…"; // too long for the log, but there
  const names = kind === "task.moved" ? movedFields(before) : fieldNames.filter((field) => now[field] !== undefined);
  return {
    version,
    kind,
    subjectId,
    actorId,
    at,
    name: subject ?? now.title ?? name ?? "",
    fields: names.map((field) => ({ name: field, before: before?.[field], after: now[field] ?? null })),
  };
}

/** A move says where the task is in full, and before only what it was elsewhere. */
function movedFields(before: Fields | undefined): FieldName[] {
  return before ? fieldNames.filter((field) => before[field] !== undefined) : ["status"];
}

function isRun(newer: Entry, older: Entry): boolean {
  return (
    newer.subjectId === older.subjectId &&
    newer.actorId === older.actorId &&
    isEdit(newer.kind) &&
    (isEdit(older.kind) || older.kind.endsWith(".created")) &&
    Date.parse(newer.at) - Date.parse(older.at) <= runMs
  );
}

function isEdit(kind: ChangeKind): boolean {
  return kind.endsWith(".updated") || kind.endsWith(".moved");
}

/** What was changed and changed back is not told. What was made is told as it was left. */
function joined(newer: Entry, older: Entry): Entry {
  const before = new Map(older.fields.map((field) => [field.name, field]));
  const changed = newer.fields.map((field) => ({ ...field, before: (before.get(field.name) ?? field).before }));
  const untouched = older.fields.filter(({ name }) => !newer.fields.some((field) => field.name === name));
  const both = [...untouched, ...changed].filter((field) => field.before !== field.after);
  const isMoveAlone = older.kind.endsWith(".moved") && newer.kind.endsWith(".moved");
  return {
    ...older,
    kind: isEdit(older.kind) && !isMoveAlone ? asUpdate(older.kind) : older.kind,
    at: newer.at,
    name: newer.name || older.name,
    fields: fieldNames.flatMap((name) => both.filter((field) => field.name === name)),
  };
}

function asUpdate(kind: ChangeKind): ChangeKind {
  if (kind === "task.moved") return "task.updated";
  return kind === "etape.moved" ? "etape.updated" : kind;
}
