import type Router from "@koa/router";
import { api } from "@xtablo/contract";
import type { Deps } from "../deps.ts";
import { mount, mountRaw } from "../http/mount.ts";
import { sendContent } from "./download.ts";
import { deleteFile, listFiles, readFile, restoreFile, uploadFile } from "./files.service.ts";

/** Files. */
export function mountFiles(router: Router, deps: Deps): void {
  mount(router, deps, api.files.list, ({ caller, params, query }) => listFiles(caller, params.tabloId, query));
  mountRaw(router, deps, api.files.upload, async ({ caller, params, ctx }) => {
    ctx.body = await uploadFile(caller, params.tabloId, ctx);
    ctx.status = 201;
  });
  mount(router, deps, api.files.read, ({ caller, params }) => readFile(caller, params.fileId));
  mountRaw(router, deps, api.files.content, async ({ caller, params, ctx }) =>
    sendContent(caller, await readFile(caller, params.fileId), ctx),
  );
  mount(router, deps, api.files.restore, ({ caller, params }) => restoreFile(caller, params.fileId));
  mount(router, deps, api.files.remove, async ({ caller, params }) => {
    await deleteFile(caller, params.fileId);
    return null;
  });
}
