import * as z from "zod";
import { date, id, instant, line, text, version } from "./fields.ts";
import { defineRoute } from "./route.ts";

/** The four columns of the kanban, in order. */
export const taskStatuses = ["todo", "in_progress", "in_review", "done"] as const;
export const taskStatus = z.enum(taskStatuses);
export type TaskStatus = z.output<typeof taskStatus>;

export const priority = z.enum(["high", "medium", "low"]);
export type Priority = z.output<typeof priority>;

const shared = {
  id,
  tabloId: id,
  title: z.string(),
  status: taskStatus,
  /** Fractional order key within the column; compare by code units. */
  position: z.string(),
  priority: priority.nullable(),
  assigneeId: id.nullable(),
  etapeId: id.nullable(),
  startOn: date.nullable(),
  dueOn: date.nullable(),
  version,
  createdAt: instant,
  updatedAt: instant,
};

/** A unit of work in one tablo. */
export const task = z.strictObject({ ...shared, description: z.string(), createdBy: id.nullable() });
export type Task = z.output<typeof task>;

/** A task as the board shows it: whether there is a description, not the text. */
export const boardTask = z.strictObject({ ...shared, hasDescription: z.boolean() });
export type BoardTask = z.output<typeof boardTask>;

const title = line("The title", 200);
const fields = {
  title,
  description: text("The description", 20_000),
  status: taskStatus,
  priority: priority.nullable(),
  assigneeId: id.nullable(),
  etapeId: id.nullable(),
  startOn: date.nullable(),
  dueOn: date.nullable(),
};

function requireOrder(value: { startOn?: string | null; dueOn?: string | null }): boolean {
  return !value.startOn || !value.dueOn || value.startOn <= value.dueOn;
}
const order = { path: ["dueOn"], message: "The due date is before the start date." };
const params = z.strictObject({ taskId: id });

export const create = defineRoute({
  method: "POST",
  path: "/api/tablos/:tabloId/tasks",
  summary: "Add a task, last in its column",
  tag: "tasks",
  access: "user",
  params: z.strictObject({ tabloId: id }),
  body: z
    .strictObject({
      ...fields,
      description: fields.description.default(""),
      status: taskStatus.default("todo"),
      priority: fields.priority.default(null),
      assigneeId: fields.assigneeId.default(null),
      etapeId: fields.etapeId.default(null),
      startOn: fields.startOn.default(null),
      dueOn: fields.dueOn.default(null),
    })
    .refine(requireOrder, order),
  status: 201,
  response: task,
  errors: [403, 404],
  idempotent: true,
});

export const read = defineRoute({
  method: "GET",
  path: "/api/tasks/:taskId",
  summary: "One task",
  tag: "tasks",
  access: "user",
  params,
  status: 200,
  response: task,
  errors: [404],
});

export const update = defineRoute({
  method: "PATCH",
  path: "/api/tasks/:taskId",
  summary: "Change a task's fields; a new status puts it last in that column",
  tag: "tasks",
  access: "user",
  params,
  body: z.strictObject(fields).partial().refine(requireOrder, order),
  status: 200,
  response: task,
  errors: [403, 404, 412],
  versioned: true,
});

export const move = defineRoute({
  method: "POST",
  path: "/api/tasks/:taskId/move",
  summary: "Put a task elsewhere: directly above `before`, directly below `after`, or last",
  tag: "tasks",
  access: "user",
  params,
  body: z.strictObject({
    status: taskStatus.optional(),
    etapeId: id.nullable().optional(),
    before: id.optional(),
    after: id.optional(),
  }),
  status: 200,
  response: task,
  errors: [403, 404],
});

export const remove = defineRoute({
  method: "DELETE",
  path: "/api/tasks/:taskId",
  summary: "Move a task to the Trash",
  tag: "tasks",
  access: "user",
  params,
  status: 204,
  response: null,
  errors: [403, 404],
});

export const restore = defineRoute({
  method: "POST",
  path: "/api/tasks/:taskId/restore",
  summary: "Bring a task back from the Trash; it goes last in its column",
  tag: "tasks",
  access: "user",
  params,
  status: 200,
  response: task,
  errors: [403, 404],
});
