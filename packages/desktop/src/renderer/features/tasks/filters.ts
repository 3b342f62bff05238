import { priority as prioritySchema, type BoardTask, type Priority } from "@xtablo/contract";
import { daysUntil } from "../../lib/format.ts";

/** The due dates that one can filter by. */
export const dueFilters = ["late", "week", "none"] as const;
export type DueFilter = (typeof dueFilters)[number];

/** Which tasks to show. `none` stands for tasks without a value; null for all of them. */
export interface TaskFilters {
  text: string;
  priority: Priority | "none" | null;
  assignee: string | null;
  due: DueFilter | null;
  /** An etape's id, or `none` for tasks of no etape. */
  etape: string | null;
}

/** Filters as they stand in the address. */
export interface TaskSearch {
  q?: string;
  priority?: string;
  assignee?: string;
  due?: string;
  etape?: string;
}

/** Reads the filters of an address; what makes no sense is as if it were not there. */
export function readFilters(search: TaskSearch): TaskFilters {
  const level = prioritySchema.safeParse(search.priority);
  return {
    text: search.q ?? "",
    priority: search.priority === "none" ? "none" : (level.data ?? null),
    assignee: search.assignee ?? null,
    due: dueFilters.find((name) => name === search.due) ?? null,
    etape: search.etape ?? null,
  };
}

/** Writes filters as an address has them: without those that let everything through. */
export function writeFilters(filters: TaskFilters): TaskSearch {
  return {
    q: filters.text || undefined,
    priority: filters.priority ?? undefined,
    assignee: filters.assignee ?? undefined,
    due: filters.due ?? undefined,
    etape: filters.etape ?? undefined,
  };
}

/** Does anything but the etape narrow what is shown. */
export function isFiltering({ text, priority, assignee, due }: TaskFilters): boolean {
  return text.trim() !== "" || priority !== null || assignee !== null || due !== null;
}

/** Makes the test that a task must pass to be shown. Words may stand anywhere in the title, accents and case aside. */
export function matcherOf(filters: TaskFilters): (task: BoardTask) => boolean {
  const words = fold(filters.text).split(/\s+/).filter(Boolean);
  return (task) =>
    (filters.etape === null || task.etapeId === orNull(filters.etape)) &&
    (filters.priority === null || task.priority === orNull(filters.priority)) &&
    (filters.assignee === null || task.assigneeId === orNull(filters.assignee)) &&
    (filters.due === null || isDue(task, filters.due)) &&
    words.every((word) => fold(task.title).includes(word));
}

function orNull<T extends string>(value: T | "none"): T | null {
  return value === "none" ? null : value;
}

function isDue(task: BoardTask, due: DueFilter): boolean {
  if (task.dueOn === null) return due === "none";
  const days = daysUntil(task.dueOn);
  if (due === "late") return days < 0 && task.status !== "done";
  return due === "week" && days >= 0 && days <= 7;
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
