import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, type Task } from "@xtablo/contract";
import { call } from "./api.ts";
import { isAwaited } from "./awaited-ids.ts";
import { keys } from "./query-keys.ts";

/** One task with its description; an answer older than what is known is not taken. */
function taskQuery(taskId: string) {
  return queryOptions({
    queryKey: keys.task(taskId),
    queryFn: ({ signal }) => call(api.tasks.read, { params: { taskId } }, { signal }),
    structuralSharing: newerOf,
  });
}

/** One task with its description, live; nothing until the server has made it. */
export function useTask(taskId: string) {
  return useQuery({ ...taskQuery(taskId), enabled: !isAwaited(taskId) });
}

function newerOf(old: unknown, fresh: unknown): unknown {
  return isTask(old) && isTask(fresh) && old.version > fresh.version ? old : fresh;
}

function isTask(value: unknown): value is Task {
  return typeof value === "object" && value !== null && "version" in value && "description" in value;
}
