import type Router from "@koa/router";
import { api } from "@xtablo/contract";
import type { Deps } from "../deps.ts";
import { mount, mountRaw } from "../http/mount.ts";
import { sendBoard } from "./board.service.ts";
import { createTablo, deleteTablo, listTablos, readTablo, restoreTablo, updateTablo } from "./tablos.service.ts";
import { listTrash } from "./trash.service.ts";

/** Tablos and their boards. */
export function mountTablos(router: Router, deps: Deps): void {
  mount(router, deps, api.tablos.list, ({ caller, query }) => listTablos(caller, query));
  mount(router, deps, api.tablos.create, ({ caller, body }) => createTablo(caller, body));
  mount(router, deps, api.tablos.read, ({ caller, params }) => readTablo(caller, params.tabloId));
  mount(router, deps, api.tablos.update, ({ caller, params, body, ifVersion }) =>
    updateTablo(caller, params.tabloId, body, ifVersion),
  );
  mount(router, deps, api.tablos.restore, ({ caller, params }) => restoreTablo(caller, params.tabloId));
  mount(router, deps, api.tablos.trash, ({ caller, params, query }) => listTrash(caller, params.tabloId, query));
  mount(router, deps, api.tablos.remove, async ({ caller, params }) => {
    await deleteTablo(caller, params.tabloId);
    return null;
  });
  mountRaw(router, deps, api.tablos.board, ({ caller, ctx }) => sendBoard(caller, ctx));
}
