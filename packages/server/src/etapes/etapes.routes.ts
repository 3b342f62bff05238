import type Router from "@koa/router";
import { api } from "@xtablo/contract";
import type { Deps } from "../deps.ts";
import { mount } from "../http/mount.ts";
import { createEtape, deleteEtape, moveEtape, restoreEtape, updateEtape } from "./etapes.service.ts";

/** Etapes. */
export function mountEtapes(router: Router, deps: Deps): void {
  mount(router, deps, api.etapes.create, ({ caller, params, body }) => createEtape(caller, params.tabloId, body));
  mount(router, deps, api.etapes.update, ({ caller, params, body, ifVersion }) =>
    updateEtape(caller, params.etapeId, body, ifVersion),
  );
  mount(router, deps, api.etapes.move, ({ caller, params, body }) => moveEtape(caller, params.etapeId, body));
  mount(router, deps, api.etapes.restore, ({ caller, params }) => restoreEtape(caller, params.etapeId));
  mount(router, deps, api.etapes.remove, async ({ caller, params }) => {
    await deleteEtape(caller, params.etapeId);
    return null;
  });
}
