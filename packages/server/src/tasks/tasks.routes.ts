import type Router from "@koa/router";
import { api } from "@xtablo/contract";
import type { Deps } from "../deps.ts";
import { mount } from "../http/mount.ts";
import { createTask, deleteTask, moveTask, readTask, restoreTask, updateTask } from "./tasks.service.ts";

/** Tasks. */
export function mountTasks(router: Router, deps: Deps): void {
  mount(router, deps, api.tasks.create, ({ caller, params, body }) => createTask(caller, params.tabloId, body));
  mount(router, deps, api.tasks.read, ({ caller, params }) => readTask(caller, params.taskId));
  mount(router, deps, api.tasks.update, ({ caller, params, body, ifVersion }) =>
    updateTask(caller, params.taskId, body, ifVersion),
  );
  mount(router, deps, api.tasks.move, ({ caller, params, body }) => moveTask(caller, params.taskId, body));
  mount(router, deps, api.tasks.restore, ({ caller, params }) => restoreTask(caller, params.taskId));
  mount(router, deps, api.tasks.remove, async ({ caller, params }) => {
    await deleteTask(caller, params.taskId);
    return null;
  });
}
