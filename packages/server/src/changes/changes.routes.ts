import type Router from "@koa/router";
import { api } from "@xtablo/contract";
import type { Deps } from "../deps.ts";
import { mount, mountRaw } from "../http/mount.ts";
import { openStream } from "../realtime/stream.ts";
import { listChanges } from "./changes.service.ts";

/** The change log and the live stream of it. */
export function mountChanges(router: Router, deps: Deps): void {
  mount(router, deps, api.changes.list, ({ caller, params, query }) => listChanges(caller, params.tabloId, query));
  mountRaw(router, deps, api.changes.stream, ({ caller, ctx }) => openStream(caller, ctx));
}
